//! The panic hook: a terminal given back first, the message after it.

use std::panic;
use std::thread;

use super::guard::leave_whatever_is_entered;

/// Installs the hook: a panic of `main` gives the terminal back and is reported as
/// usual. A worker's panic is caught where the worker runs and told on the screen, so
/// it must not tear the screen down under the loop.
pub fn install_panic_hook() {
    let main = thread::current().id();
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == main {
            leave_whatever_is_entered();
            report(info);
        }
    }));
}
