//! A gazetteer of one's own: its names are found beside the built-in ones, and what several places share stays open.

use reading::places::{Gazetteer, PlaceMention};
use reading::{Account, Given, read_with};

/// Rima lies in two states, and twice in one of them; Sabqa's names are in three scripts.
const PLACES: &str = "# invented\n\
    SYR;town;Rima|ريما;35.5 36.25\n\
    LBN;town;Rima;33.9 36.1\n\
    LBN;town;Upper Harf|Harf;34.25 35.75\n\
    LBN;town;Lower Harf|Harf;34.0 35.5\n\
    SYR;town;Sabqa|السبقة|Сабка;35.83 38.54\n";

fn account(text: &str, country: Option<&str>) -> Account {
    let gazetteer = Gazetteer::with("places.txt", PLACES.as_bytes()).expect("it is right");
    let given = Given { country: country.map(str::to_owned), ..Given::default() };
    read_with(text.as_bytes(), &given, &gazetteer)
}

fn place<'a>(account: &'a Account, name: &str) -> &'a PlaceMention {
    let text = account.parsed.text();
    account
        .places
        .iter()
        .find(|place| place.span.of(text) == name)
        .unwrap_or_else(|| panic!("{name} is found"))
}

#[test]
fn what_several_places_are_called_keeps_all_of_them() {
    let account = account("Shells fell in Rima on Monday.\n\nNobody was hurt.\n", None);
    let rima = place(&account, "Rima");
    assert_eq!(rima.candidates.len(), 2);
    assert_eq!(rima.chosen, None, "nothing speaks for one of them");
    assert_eq!(rima.country(), None);
}

#[test]
fn a_country_chooses_only_where_it_leaves_one() {
    let text = "Shells fell in Rima and in Harf on Monday.\n\nNobody was hurt.\n";
    let account = account(text, Some("LBN"));
    let rima = place(&account, "Rima");
    assert_eq!(rima.place().and_then(|place| place.point), Some((36.1, 33.9)));
    let harf = place(&account, "Harf");
    assert_eq!((harf.candidates.len(), harf.chosen), (2, None), "two places of one name in one country");
    assert_eq!(harf.country(), Some("LBN"));
}

#[test]
fn a_name_is_one_place_in_every_script() {
    let gazetteer = Gazetteer::with("places.txt", PLACES.as_bytes()).expect("it is right");
    for name in ["Sabqa", "SABQA", "السبقة", "السَّبْقة", "Сабка", "САБКА"] {
        assert_eq!(gazetteer.candidates(name).count(), 1, "{name}");
    }
    assert_eq!(gazetteer.count(), Gazetteer::own().count() + 5);
}

#[test]
fn a_place_that_is_built_in_is_no_second_one() {
    let own = Gazetteer::own();
    let known = own.candidates("Madaya").next().expect("it is built in");
    let (lon, lat) = known.point.expect("a town has a point");
    let row = format!("{};town;Madaya|Madhaya;{:.3} {lon:.3}\n", known.country, lat + 0.05);
    let with = Gazetteer::with("places.txt", row.as_bytes()).expect("it is right");
    assert_eq!(with.count(), own.count());
    assert_eq!(with.candidates("Madaya").count(), own.candidates("Madaya").count());
}

#[test]
fn further_names_of_a_place_that_is_built_in_are_its_own() {
    let known = Gazetteer::own().candidates("Madaya").next().expect("it is built in");
    let (lon, lat) = known.point.expect("a town has a point");
    let row = format!("{};town;Madaya|Madhaya|Old Madhaya;{lat:.3} {lon:.3}\n", known.country);
    // A row that is there twice gives no second place.
    let with = Gazetteer::with("places.txt", format!("{row}{row}").as_bytes()).expect("it is right");
    for name in ["Madhaya", "Old Madhaya"] {
        let found: Vec<_> = with.candidates(name).collect();
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!((found[0].name.as_str(), found[0].point), ("Madaya", known.point), "{name}");
    }
    let text = "Shells fell in Old Madhaya on Monday.\n\nNobody was hurt.\n";
    let account = read_with(text.as_bytes(), &Given::default(), &with);
    assert_eq!(place(&account, "Old Madhaya").place().map(|place| place.name.as_str()), Some("Madaya"));
}
