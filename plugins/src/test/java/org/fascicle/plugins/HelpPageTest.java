package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpPageTest {

    @ParameterizedTest
    @EnumSource(HelpPage.class)
    void everyPageIsAmongThePlugins(HelpPage page) {
        assertThat(page.html())
                .startsWith("<html>")
                .contains("<h1>")
                .doesNotContain("](")
                .doesNotContain("```");
    }

    @Test
    void markdownBecomesWhatTheHelpWindowShows() {
        assertThat(MarkdownPage.html("""
                        # A *page*

                        Words on
                        two lines, `a < b`, [a page](other.md), [a paper](https://doi.org/1).

                        - one
                          more
                        - **two**

                        | a | b |
                        |---|---|
                        | 1 | 2 |
                        """))
                .contains("<h1>A *page*</h1>")
                .contains(
                        "<p>Words on two lines, <code>a &lt; b</code>, a page, <a href=\"https://doi.org/1\">a paper</a>.</p>")
                .contains("<ul><li>one more<li><b>two</b></ul>")
                .contains("<td> a </td><td> b </td>")
                .doesNotContain("---");
    }
}
