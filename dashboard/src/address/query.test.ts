/** The address bar says what was chosen, no more, and survives whatever somebody types into it. */
import { describe, expect, it } from "vitest";
import { type Address, DEFAULT_READING, EMPTY_ADDRESS } from "./address";
import { readQuery, writeQuery } from "./query";

const full: Address = {
  cases: ["syria-2016-09", "syria-2016-02"],
  reading: { sources: "one:snhr", strength: "claimed", exclusion: "lenient", counts: "full" },
  asKnownOn: "2016-09-19",
  phase: "joint-implementation-centre",
  days: { first: 2, last: 6 },
  selected: { is: "cell", provision: "no-attack", party: "government", area: "syria", day: 5 },
  narrowed: {
    provision: "no-attack",
    party: "government",
    act: "shelling",
    class: "contested",
    unit: "truce violations",
    teller: "snhr",
  },
  unfolded: ["besieged-access", "detainees"],
  after: 40,
  rivals: ["snhr~breaches", "hmeimim~truce violations"],
  place: { west: 371, south: -362 },
  without: { acts: ["aid-sent", "other"], classes: ["not-applicable"] },
  language: "ar",
};

describe("the address bar", () => {
  it("says nothing where nothing was chosen", () => {
    expect(writeQuery(EMPTY_ADDRESS)).toBe("");
    expect(readQuery("")).toEqual({ address: EMPTY_ADDRESS, slips: [] });
  });

  it("brings back everything that it holds", () => {
    expect(readQuery(writeQuery(full))).toEqual({ address: full, slips: [] });
  });

  it.each([
    { is: "incident", incident: "i~1%7E & ؟" },
    { is: "gate", phase: "فتح المعابر" },
    { is: "cell", provision: "a~b", party: "100%", area: "x=y&z", day: 0 },
  ] as const)("keeps an id as it is, whatever signs are in it: %j", (selected) => {
    const address = { ...EMPTY_ADDRESS, selected };
    expect(readQuery(writeQuery(address)).address).toEqual(address);
  });

  it("speaks of a reading in the words of the API", () => {
    const query = new URLSearchParams(writeQuery(full));
    expect(query.get("sources")).toBe("one:snhr");
    expect(query.get("strength")).toBe("claimed");
    expect(query.get("exclusion")).toBe("lenient");
    expect(query.get("counts")).toBe("full");
    expect(query.get("as_known_on")).toBe("2016-09-19");
  });

  it.each([
    ["strength=proved"],
    ["sources=one:"],
    ["sources=some"],
    ["as_known_on=2016-02-30"],
    ["as_known_on=yesterday"],
    ["days=6-2"],
    ["days=-1"],
    ["selected=cell~a~b~c"],
    ["selected=cell~a~~c~1"],
    ["selected=cell~a~b~c~x"],
    ["after=-1"],
    ["after=many"],
    ["place=1800_0"],
    ["place=371"],
    ["place=37.1_36.2"],
    ["lang=xx"],
    [`phase=${"x".repeat(401)}`],
  ])("takes %s as not said, and tells", (query) => {
    const { address, slips } = readQuery(`?${query}`);
    expect(address).toEqual(EMPTY_ADDRESS);
    expect(slips.map((slip) => slip.key)).toEqual([query.split("=")[0]]);
  });

  it("reads one day as a window of one day", () => {
    expect(readQuery("?days=5").address.days).toEqual({ first: 5, last: 5 });
    expect(writeQuery({ ...EMPTY_ADDRESS, days: { first: 5, last: 5 } })).toBe("?days=5");
  });

  it("names a case once, and no more than four", () => {
    expect(readQuery("?case=a&case=a&case=&case=b&case=c&case=d&case=e").address.cases).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
  });

  it("keeps what is good beside what is not", () => {
    const { address, slips } = readQuery("?strength=verified&counts=most");
    expect(address.reading).toEqual({ ...DEFAULT_READING, strength: "verified" });
    expect(slips).toEqual([{ key: "counts", value: "most" }]);
  });
});
