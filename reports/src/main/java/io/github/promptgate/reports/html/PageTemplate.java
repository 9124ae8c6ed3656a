package io.github.promptgate.reports.html;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.TimeZone;

/** The template with its style and script; everything that it prints is escaped but these two. */
final class PageTemplate {

    private static final String FOLDER = "/templates/";
    private static final Configuration CONFIGURATION = configuration();

    /** Whom the page's script may ask. */
    enum Requests {
        NONE("'none'"),
        /** The server that the page came from. */
        OWN_SERVER("'self'");

        private final String source;

        Requests(String source) {
            this.source = source;
        }
    }

    private PageTemplate() {}

    /** The frame of a page with this title: its policy allows the page's own style and script and nothing else. */
    static PageView.Frame frame(String title, Requests requests) {
        String style = PageAssets.style();
        String script = PageAssets.script();
        String policy = "default-src 'none'; style-src " + Anchors.source(style) + "; script-src "
                + Anchors.source(script)
                + "; img-src data:; connect-src " + requests.source + "; form-action 'none'; base-uri 'none'";
        return new PageView.Frame(title, policy, style, script);
    }

    static void write(PageView page, Writer out) throws IOException {
        try {
            CONFIGURATION.getTemplate("report.ftlh").process(page, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page's template does not fit its view", e);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(new ClassTemplateLoader(PageTemplate.class, FOLDER));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setLocalizedLookup(false);
        return configuration;
    }
}
