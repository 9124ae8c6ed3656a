package io.github.promptgate.reports.browser;

import static java.util.stream.Collectors.toList;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A page in a real browser: Debian's {@code chromium}, driven by its {@code chromedriver}. One browser serves all tests
 * of a JVM. A test class takes it with {@code @ExtendWith(Browser.Tests.class)} and a parameter of this type; without
 * both programs on the PATH it is skipped and says so.
 *
 * <pre>
 * browser.open(page, "#/cases?q=s:failed");
 * browser.press("j", Keys.ENTER);
 * assertThat(browser.text("#drawer h2")).isEqualTo("refund-017");
 * assertThat(browser.axe()).isEmpty();
 * </pre>
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Optional<Path> CHROMIUM = program("chromium");
    private static final Optional<Path> DRIVER = program("chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether both programs are on the PATH. */
    public static boolean isInstalled() {
        return CHROMIUM.isPresent() && DRIVER.isPresent();
    }

    /** Starts one; the caller closes it. */
    public static Browser start() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en-US",
                "--force-device-scale-factor=1");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options)).size(1280, 800).light();
    }

    /** Opens a file at a fragment such as {@code #/cases}, and forgets what was logged before. */
    public Browser open(Path page, String fragment) {
        driver.get("about:blank");
        console();
        requests();
        driver.get(page.toUri() + fragment);
        return this;
    }

    /** Opens an address, and forgets what was logged before. */
    public Browser go(String address) {
        driver.get("about:blank");
        console();
        requests();
        driver.get(address);
        return this;
    }

    /** What the page's own console said since it was opened, or since the last call. */
    public List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .collect(toList());
    }

    /** Every address asked for since the page was opened, or since the last call; the page itself too. */
    public List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .filter(url -> !url.equals("about:blank"))
                .collect(toList());
    }

    /** The window in CSS pixels. */
    public Browser size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        return this;
    }

    public Browser light() {
        return media("screen", "light");
    }

    public Browser dark() {
        return media("screen", "dark");
    }

    /** As on paper. */
    public Browser print() {
        return media("print", "light");
    }

    private Browser media(String kind, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", kind, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    /** Scripts of pages run from the next opening on, or not. */
    public Browser scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
        return this;
    }

    /** Presses keys one after the other, where the focus is. */
    public Browser press(CharSequence... keys) {
        for (CharSequence key : keys) {
            driver.switchTo().activeElement().sendKeys(key);
        }
        return this;
    }

    /** Replaces what stands in a field. */
    public Browser type(String selector, String text) {
        WebElement field = wanted(selector);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
        field.sendKeys(text);
        return this;
    }

    public Browser click(String selector) {
        wanted(selector).click();
        return this;
    }

    /** The text that the first match shows, waited for. */
    public String text(String selector) {
        return wanted(selector).getText();
    }

    /** The texts of all matches that are shown now. */
    public List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .collect(toList());
    }

    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** What follows the address's {@code #}, that sign included. */
    public String fragment() {
        return String.valueOf(run("return location.hash"));
    }

    /** Runs a script in the page; its {@code return} comes back. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script that calls its last argument when it is done. */
    public Object await(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return driver.executeAsyncScript(script, arguments);
    }

    /** Waits until a script returns true. */
    public Browser until(String script) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(run("return !!(" + script + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never became true: " + script + "; console: " + console());
            }
            Thread.onSpinWait();
        }
        return this;
    }

    /** What axe objects to on the page as it stands, one line per rule with the first nodes; empty is good. */
    public List<String> axe() {
        run(axeScript());
        Object found = await("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                  result => done(result.violations.map(v =>
                    v.id + ' (' + v.impact + '): ' + v.help + ': '
                      + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))),
                  error => done(['axe failed: ' + error]));
                """);
        return ((List<?>) found).stream().map(String::valueOf).collect(toList());
    }

    /** A PNG of the window. */
    public byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** The driver itself, for what the words above do not say. */
    public ChromeDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private WebElement wanted(String selector) {
        until("(() => { const e = document.querySelector(" + quoted(selector)
                + "); return e && e.getClientRects().length > 0; })()");
        return driver.findElement(By.cssSelector(selector));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String axeScript() {
        try (InputStream script = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Hands the browser to tests, or skips them where there is none. */
    public static final class Tests implements ParameterResolver, ExecutionCondition {

        private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Browser.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return isInstalled()
                    ? ConditionEvaluationResult.enabled("chromium and chromedriver are installed")
                    : ConditionEvaluationResult.disabled("no chromium or no chromedriver on the PATH");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class;
        }

        @Override
        public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Shared shared = context.getRoot()
                    .getStore(OURS)
                    .getOrComputeIfAbsent(Shared.class, key -> new Shared(start()), Shared.class);
            return shared.browser().size(1280, 800).light();
        }
    }

    private record Shared(Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            browser.close();
        }
    }
}
