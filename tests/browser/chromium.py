"""A headless chromium, driven by the Chrome DevTools Protocol over a pipe.

    with Browser() as browser:
        page = browser.page(width=400, height=800, scheme="dark")
        page.open("/tmp/report.html")
        print(page.evaluate("document.title"), page.requests, page.messages)

The browser reads messages from its descriptor 3 and writes them to 4: JSON, each ended by a NUL. It has no
network: a request leaves a record and fails. Its profile, caches and error log are in a folder of their own,
which is removed at the end.
"""
import base64
import fcntl
import json
import os
import pathlib
import select
import shutil
import signal
import tempfile
import time

PROGRAM = "chromium"
OPTIONS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
    "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--force-color-profile=srgb", "--font-render-hinting=none", "--password-store=basic", "--lang=en-US"]

A4_INCHES = {"paperWidth": 8.27, "paperHeight": 11.69}
BLANK = "about:blank"


class BrowserError(Exception):
    """The browser did not start, did not answer in time, ended, or refused a command."""


class Browser:
    """One process of chromium; a context manager that ends it."""

    def __init__(self, timeout=120, lifetime=280):
        """Waits at most timeout seconds for any answer, and lifetime seconds for all together."""
        self._timeout = timeout
        self._end_of_life = time.monotonic() + lifetime
        self._last_id = 0
        self._answers = {}
        self._pages = {}
        self._buffer = b""
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="spinepath-browser-"))
        self._pid = None
        self._pipes = []
        try:
            self._start()
            self.call("Browser.getVersion")
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def page(self, width, height, scheme="light"):
        """A new page of the given size [CSS pixels] and colour scheme ("light" or "dark")."""
        target = self.call("Target.createTarget", url=BLANK)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, target, session)
        self._pages[session] = page
        page.prepare(width, height, scheme)
        return page

    def call(self, method, session=None, **parameters):
        """The result of a command; events that arrive meanwhile go to their pages."""
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._send(json.dumps(message).encode() + b"\0", method)
        self.wait(lambda: message["id"] in self._answers, f"answer to {method}")
        answer = self._answers.pop(message["id"])
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error'].get('message', answer['error'])}")
        return answer["result"]

    def wait(self, is_done, what):
        """Reads messages until is_done()."""
        deadline = self._deadline()
        while not is_done():
            self._read(deadline, what)

    def forget(self, session):
        """Events of this session are no longer kept."""
        self._pages.pop(session, None)

    def close(self):
        """Ends the process, with all its children, and removes its folder."""
        if self._pid is not None:
            self._end()
        for pipe in self._pipes:
            os.close(pipe)
        self._pipes = []
        self._remove_folder()

    def _start(self):
        from_browser, browser_writes = _pipe()
        browser_reads, to_browser = _pipe()
        self._pipes = [from_browser, to_browser]
        os.set_blocking(to_browser, False)
        log = os.open(self._folder / "log", os.O_WRONLY | os.O_CREAT, 0o600)
        actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_DUP2, log, 1),
                   (os.POSIX_SPAWN_DUP2, log, 2), (os.POSIX_SPAWN_DUP2, browser_reads, 3),
                   (os.POSIX_SPAWN_DUP2, browser_writes, 4)]
        command = [PROGRAM, *OPTIONS, f"--user-data-dir={self._folder / 'profile'}", BLANK]
        try:
            self._pid = os.posix_spawnp(PROGRAM, command, self._environment(), file_actions=actions,
                                        setpgroup=0)
        finally:
            for descriptor in (browser_writes, browser_reads, log):
                os.close(descriptor)

    def _environment(self):
        """The environment, with a home of its own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        return kept | {"HOME": str(self._folder), "TMPDIR": str(self._folder)}

    def _deadline(self):
        return min(time.monotonic() + self._timeout, self._end_of_life)

    def _send(self, data, method):
        deadline = self._deadline()
        while data:
            _, writable, _ = select.select([], self._pipes[1:], [], max(0, deadline - time.monotonic()))
            if not writable:
                raise BrowserError(f"{method} not accepted in time")
            try:
                data = data[os.write(self._pipes[1], data):]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise BrowserError(f"chromium ended before {method}: {self._log()}") from None

    def _read(self, deadline, what):
        """Waits for bytes, and takes the messages that are complete."""
        readable, _, _ = select.select(self._pipes[:1], [], [], max(0, deadline - time.monotonic()))
        if not readable:
            raise BrowserError(f"no {what} in time")
        data = os.read(self._pipes[0], 1 << 20)
        if not data:
            raise BrowserError(f"chromium ended, no {what}: {self._log()}")
        *messages, self._buffer = (self._buffer + data).split(b"\0")
        for message in messages:
            self._take(json.loads(message))

    def _take(self, message):
        if "id" in message:
            self._answers[message["id"]] = message
        elif message.get("sessionId") in self._pages:
            self._pages[message["sessionId"]].take(message["method"], message["params"])

    def _end(self):
        """Asks the browser to close; kills what is left of its process group."""
        try:
            self._timeout, self._end_of_life = 5, float("inf")
            self.call("Browser.close")
        except (BrowserError, OSError, ValueError):
            pass
        ended = self._has_ended_within(seconds=5)
        try:
            os.killpg(self._pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        if not ended:
            os.waitpid(self._pid, 0)
        self._pid = None

    def _has_ended_within(self, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if os.waitpid(self._pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.02)
        return False

    def _remove_folder(self):
        """Processes that were just killed may still be writing: some tries."""
        for _ in range(20):
            shutil.rmtree(self._folder, ignore_errors=True)
            if not self._folder.exists():
                return
            time.sleep(0.1)

    def _log(self):
        """The end of what the browser wrote to its error stream."""
        try:
            return (self._folder / "log").read_text(errors="replace").strip()[-1000:] or "(no message)"
        except OSError:
            return "(no log)"


class Page:
    """A page of a Browser, and what it did since it was made."""

    def __init__(self, browser, target, session):
        self.requests = []  # addresses, in order, the page itself included
        self.messages = []  # of the console, the browser's log, and exceptions
        self._browser = browser
        self._target = target
        self._session = session
        self._is_loaded = False

    def prepare(self, width, height, scheme):
        """Listens, goes offline, sets size and colour scheme: before anything is opened."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1,
                  uploadThroughput=-1)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def call(self, method, **parameters):
        return self._browser.call(method, self._session, **parameters)

    def open(self, path):
        """Opens a file and waits until it is loaded and drawn."""
        self._is_loaded = False
        result = self.call("Page.navigate", url=pathlib.Path(path).resolve().as_uri())
        if "errorText" in result:
            raise BrowserError(f"{path}: {result['errorText']}")
        self._browser.wait(lambda: self._is_loaded, f"load event of {path}")
        self.evaluate("document.fonts.ready.then(() => new Promise(drawn => requestAnimationFrame(() => "
                      "requestAnimationFrame(() => drawn(true)))))")

    def evaluate(self, expression):
        """The value of a JavaScript expression, or of its promise, as JSON has it; no policy refuses it."""
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise BrowserError("JavaScript: " + _exception_text(result["exceptionDetails"]))
        return result["result"].get("value")

    def pdf(self):
        """The page as printed on A4: the bytes of a PDF file."""
        result = self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True, **A4_INCHES)
        return base64.b64decode(result["data"])

    def screenshot(self):
        """The whole page, also below the window: the bytes of a PNG file."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        result = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        return base64.b64decode(result["data"])

    def close(self):
        self._browser.forget(self._session)
        self._browser.call("Target.closeTarget", targetId=self._target)

    def take(self, method, parameters):
        """An event of this page."""
        if method == "Page.loadEventFired":
            self._is_loaded = True
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif method == "Runtime.consoleAPICalled":
            words = [str(a.get("value", a.get("description", a["type"]))) for a in parameters["args"]]
            self.messages.append(f"console.{parameters['type']}: {' '.join(words)}")
        elif method == "Runtime.exceptionThrown":
            self.messages.append("exception: " + _exception_text(parameters["exceptionDetails"]))
        elif method == "Log.entryAdded":
            entry = parameters["entry"]
            self.messages.append(f"{entry['source']} {entry['level']}: {entry['text']}")


def _exception_text(details):
    return details.get("exception", {}).get("description", details["text"])


def _pipe():
    """Both ends of a pipe: closed in other programs, and numbered above what is open in the browser."""
    ends = []
    for end in os.pipe():
        ends.append(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10))
        os.close(end)
    return ends
