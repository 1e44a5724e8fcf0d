//! Asking a language model that a person named: off unless an address is given, with limits of time and size.
//!
//! In: an address of chat completions in OpenAI's manner, and a text. Out: the model's answer, which
//! [`reading::proposed`] holds against the text. Read first: [`ask`]. Invariant: the key comes from the environment alone, is
//! sent to the named address only, and is in no message. Invariant: no redirect is followed.

use std::io::Read;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::config::Config;

/// The variable that holds the key, if the model wants one.
const KEY: &str = "TRUCE_MODEL_KEY";
/// The most bytes of an answer.
const ANSWER_BYTES_MAX: u64 = 1 << 20;
/// The most bytes of a text that a model is asked about.
pub const TEXT_BYTES_MAX: usize = 64 << 10;

/// Whom to ask, and for how long.
#[derive(Debug, Clone)]
pub struct Model {
    /// The address of chat completions.
    pub address: String,
    /// The model's name.
    pub name: String,
    /// How long an answer may take.
    pub time: Duration,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Not an address of the web.
    #[error("`{0}` is no address that begins with `http://` or `https://`")]
    NoAddress(String),
    /// The text is too long to be asked about.
    #[error("the text has {0} bytes, more than the {TEXT_BYTES_MAX} that a model is asked about")]
    TextTooLong(usize),
    /// It takes too long.
    #[error("the model did not answer within {0} seconds")]
    TooSlow(u64),
    /// It answers too much.
    #[error("the model's answer has more than the {ANSWER_BYTES_MAX} bytes that are read")]
    TooLarge,
    /// It refuses.
    #[error("the model's address answers with status {0}")]
    Status(u16),
    /// It answers in another shape.
    #[error("what the model's address answers is no chat completion")]
    Shape,
    /// It cannot be asked.
    #[error("the model cannot be asked: {0}")]
    Failed(String),
}

/// Asks a model about a text; returns what it writes.
///
/// # Errors
/// [`AskError`], which says why there is no answer.
pub fn ask(model: &Model, text: &str) -> Result<String, AskError> {
    if !model.address.starts_with("http://") && !model.address.starts_with("https://") {
        return Err(AskError::NoAddress(model.address.clone()));
    }
    if text.len() > TEXT_BYTES_MAX {
        return Err(AskError::TextTooLong(text.len()));
    }
    let body = json!({
        "model": model.name,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": reading::proposed::instruction()},
            {"role": "user", "content": text},
        ],
    });
    let answer = post(model, &body.to_string())?;
    let value: Value = serde_json::from_slice(&answer).map_err(|_| AskError::Shape)?;
    value["choices"][0]["message"]["content"].as_str().map(str::to_owned).ok_or(AskError::Shape)
}

fn post(model: &Model, body: &str) -> Result<Vec<u8>, AskError> {
    let config = Config::builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .proxy(None)
        .timeout_global(Some(model.time))
        .build();
    let failed = |error: ureq::Error| match error {
        ureq::Error::Timeout(_) => AskError::TooSlow(model.time.as_secs()),
        error => AskError::Failed(error.to_string()),
    };
    let mut asked =
        Agent::new_with_config(config).post(&model.address).header("content-type", "application/json");
    if let Ok(key) = std::env::var(KEY) {
        asked = asked.header("authorization", &format!("Bearer {key}"));
    }
    let mut answer = asked.send(body).map_err(failed)?;
    if !answer.status().is_success() {
        return Err(AskError::Status(answer.status().as_u16()));
    }
    let mut bytes = Vec::new();
    let read = answer.body_mut().as_reader().take(ANSWER_BYTES_MAX + 1).read_to_end(&mut bytes);
    read.map_err(|error| failed(ureq::Error::from(error)))?;
    if bytes.len() as u64 > ANSWER_BYTES_MAX { Err(AskError::TooLarge) } else { Ok(bytes) }
}
