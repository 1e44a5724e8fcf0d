//! `truce schema`: the JSON Schemas of the files of a case.

use serde_json::{Map, Value};

use crate::args::SchemaArgs;
use crate::console::Console;
use crate::error::{Failure, InputError};

use super::new::make_dir;

/// Prints the schemas as one object by file name, or writes a file for each.
pub fn run(args: &SchemaArgs, console: &mut Console) -> Result<(), Failure> {
    let all = engine::terms::schema::all();
    let Some(dir) = &args.out else {
        let map: Map<String, Value> =
            all.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
        return console.machine(&format!("{:#}\n", Value::Object(map)));
    };
    make_dir(dir)?;
    for (name, schema) in all {
        // A schema is a product of this command alone: writing it again is not overwriting anybody's work.
        let path = dir.join(name);
        std::fs::write(&path, format!("{schema:#}\n")).map_err(|source| InputError::System {
            doing: "write",
            path,
            source,
        })?;
    }
    console.line(&format!("wrote the schemas into {}", dir.display()))
}
