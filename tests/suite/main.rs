//! The integration tests, one binary: each module is a story of use.

mod house;
mod licences;
