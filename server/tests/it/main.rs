//! The server at its edge: requests in, responses out.

mod openapi;
