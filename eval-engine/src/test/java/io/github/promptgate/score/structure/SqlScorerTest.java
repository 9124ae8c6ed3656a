package io.github.promptgate.score.structure;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScorerTest {

    private static Mark mark(String yaml, String answer) {
        return scored(score(yaml, Answer.of(answer))).mark();
    }

    private static List<Item> against(String yaml, String answer) {
        var score = scored(score(yaml, Answer.of(answer)));
        assertThat(score.mark() == Mark.PASSED)
                .as("passes only with nothing against it")
                .isEqualTo(score.evidence().items().isEmpty());
        return score.evidence().items();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                " SELECT a, count(*) FROM t WHERE b IN (1, 2) GROUP BY a HAVING count(*) > 1 ORDER BY a DESC LIMIT 5; ",
                "-- the query\nselect a /* all of it */ from t",
                "with c as (select a from t) select a from c",
                "insert into t (a) values ('O''Brien'); update t set a = 1; delete from t where a = 2",
                "select `a`, \"b c\" from `t`",
                "select [a b] from [t x]",
                "select 'it\\'s' from t",
                "create table t (a int primary key, b text)"
            })
    void sql_that_parses_passes(String answer) {
        assertThat(mark("sql", answer)).isEqualTo(Mark.PASSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            select a b c from d           | not SQL that can be parsed (line 1, column 12), at "c"
            SELECT a FROM t WHERE         | not SQL that can be parsed (line 1, column 17), at "WHERE"
            Here is the query: select 1   | not SQL that can be parsed (line 1, column 1), at "Here"
            I cannot do that.             | not SQL that can be parsed (line 1, column 1), at "I"
            select 1 select 2             | not SQL that can be parsed (line 1, column 10), at "select"
            select 'abc from t            | not SQL that can be parsed (line 1, column 19), at its end
            -- only a comment             | no statement in it
            """)
    void what_does_not_parse_misses_with_the_place(String answer, String reason) {
        var score = scored(score("sql", Answer.of(answer)));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo(reason);
    }

    @Test
    void the_line_counts() {
        assertThat(score("sql", Answer.of("select a\nfrom t\nwhere\tx x"))
                        .evidence()
                        .reason())
                .isEqualTo("not SQL that can be parsed (line 3, column 9), at \"x\"");
    }

    @Test
    void a_fence_is_taken_off_when_allowed() {
        assertThat(mark("sql: {fenced: allow}", "```sql\nselect 1\n```")).isEqualTo(Mark.PASSED);
        assertThat(mark("sql: {fenced: allow}", "```sql\n\n```")).isEqualTo(Mark.MISSED);
        assertThat(mark("sql", "```sql\nselect 1\n```")).isEqualTo(Mark.MISSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            postgresql | select distinct on (a) a, b from t limit 5            | select top 5 a from t
            postgresql | update t set a = 1 from u where t.x = u.x             | insert into t (a) values (1) on duplicate key update a = 2
            postgresql | select a from t natural join u                        | select a from t minus select b from u
            mysql      | select a from t where b = 'it\\'s' limit 5            | select a from t full outer join u on t.x = u.x
            mariadb    | replace into t (a) values (1)                         | select distinct on (a) a from t
            sqlserver  | select top 5 [a b] from t                             | select a from t limit 5
            oracle     | select a from t where rownum < 5                      | select a from t limit 5
            any        | select top 5 a from t                                 | select a from from t
            """)
    void a_dialect_takes_its_own_and_refuses_what_others_have(String dialect, String own, String foreign) {
        String yaml = "sql: {dialect: " + dialect + "}";

        assertThat(against(yaml, own)).isEmpty();
        assertThat(mark(yaml, own)).isEqualTo(Mark.PASSED);
        assertThat(mark(yaml, foreign)).isEqualTo(Mark.MISSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb", "sqlserver", "oracle"})
    void every_dialect_takes_common_sql(String dialect) {
        assertThat(against(
                        "sql: {dialect: " + dialect + "}",
                        "with c as (select a, sum(b) s from t group by a) select c.a, case when s > 1 then 'x' else 'y' end"
                                + " from c left join u on u.a = c.a where u.b in (select b from v) and u.d between 1 and 2"
                                + " union all select a, b from w order by 1 desc"))
                .isEmpty();
    }

    @Test
    void what_a_dialect_lacks_is_named() {
        assertThat(against("sql: {dialect: sqlserver}", "select a from t limit 5"))
                .containsExactly(new Item("span", "limit", "not allowed", "not in sqlserver"));
    }

    @Test
    void only_the_kinds_of_statement_that_are_listed_may_stand_in_it() {
        String yaml = "sql: {statements: [select]}";

        assertThat(against(yaml, "select 1; (select 2) union select 3; values (1)"))
                .isEmpty();
        assertThat(against(yaml, "select 1; drop table t"))
                .containsExactly(new Item("span", "drop", "not allowed", "statement 2"));
        assertThat(against(yaml, "with d as (delete from t where a = 1 returning b) select b from d"))
                .containsExactly(new Item("span", "delete", "not allowed", "inside a query"));
        assertThat(against(yaml, "select a into copy from t"))
                .containsExactly(new Item("span", "create", "not allowed", "inside a query"));
        assertThat(against(yaml, "set a = 1")).containsExactly(new Item("span", "other", "not allowed", "statement 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select u.a from USERS u join \"orders\" as o on o.id = u.id",
                "with c as (select a from users), d as (select a from c) select * from d, c",
                "with recursive c as (select 1 a from users union all select a + 1 from c) select a from c",
                "select a from (select b from orders) x where exists (select 1 from users)",
                "select a from (with z as (select a from users) select a from z) y",
                "update users u set a = 1 where u.b = 2",
                "delete u from users u join orders o on o.id = u.id",
                "insert into orders (a) select b from users",
                "select a from users u for update of u",
                "select a from generate_series(1, 3) a, public.items",
                "select 1 from dual"
            })
    void names_that_are_no_tables_are_not_taken_for_tables(String answer) {
        assertThat(against("sql: {tables: [users, Orders, public.items]}", answer))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            select a from pets                                                                  | pets | 1:15
            select a from users join pets p on p.id = users.id                                  | pets | 1:26
            select a from users where b in (select b from users where c = any(select d from pets)) | pets | 1:81
            with c as (select a from pets) select a from c                                      | pets | 1:26
            with pets as (select a from pets) select a from users                               | pets | 1:29
            with pets as (select a from users) select a from pets; select a from pets           | pets | 1:70
            select a from users where b in (with pets as (select 1) select 1 from pets) union select a from pets | pets | 1:97
            select case when exists (select 1 from pets) then 1 end                             | pets | 1:40
            insert into pets (a) values (1)                                                     | pets | 1:13
            update users set a = (select max(b) from pets)                                      | pets | 1:42
            merge into users using pets on users.a = pets.a when matched then update set a = 1  | pets | 1:24
            select a from hr.users                                                              | hr.users | 1:15
            select a from users order by (select 1 from pets)                                   | pets | 1:45
            select pets from users, pets                                                        | pets | 1:25
            """)
    void a_table_that_is_not_listed_is_named_with_its_place(String answer, String name, String place) {
        assertThat(against("sql: {tables: [users]}", answer))
                .containsExactly(new Item("span", name, "not allowed", "table at " + place));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id, u.NAME from users u where u.id = 1 and name is not null",
                "select count(*) n, name as label from users group by name having n > 1 order by n, label",
                "select d.x, x from (select id as x from users) d where d.x > 1",
                "with c(y) as (select id from users) select y, c.y from c",
                "with c as (select id y from users), e as (select * from c) select * from e where y = 1",
                "select id from users union select total from orders order by id",
                "select users.id from users join orders o on o.total = users.id",
                "select total from orders where exists (select id from users where orders.total = users.id)",
                "insert into users (id, name) values (1, 'a')",
                "update users set name = 'x' where id = 3",
                "delete from users where id = 3",
                "select sum(o.total) over (partition by o.total order by o.total) from orders o",
                "with w as (insert into users (id) values (1) returning id) select id from w"
            })
    void columns_that_are_listed_and_names_that_the_query_makes_pass(String answer) {
        assertThat(against("sql: {columns: [users.id, name, orders.total]}", answer))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            select secret from users                                              | secret        | column at 1:8
            select u.secret from users u                                          | u.secret      | column at 1:8
            select total from users                                               | total         | column at 1:8
            select o.id from orders o                                             | o.id          | column at 1:8
            select id from users where secret = 'x'                               | secret        | column at 1:28
            select id as secret from users where secret = 'x'                     | secret        | column at 1:38
            select id from users order by secret                                  | secret        | column at 1:31
            select max(secret) from users                                         | max           | -
            select * from users                                                   | *             | all columns at 1:8
            select u.* from users u                                               | u.*           | all columns at 1:8
            select name, (select secret from users) from orders                   | secret        | column at 1:22
            select total from (select id as secret from users) d, (select secret from orders) e where total = 1 | secret | -
            with c as (select secret from users) select secret from c             | secret        | column at 1:19
            update users set secret = 1                                           | secret        | column at 1:18
            insert into users (id, secret) values (1, 2)                          | secret        | column at 1:24
            insert into users values (1, 2)                                       | insert        | statement 1, all columns
            table users                                                           | select        | statement 1, all columns
            select id from users as users(id)                                     | users         | columns named anew at 1:16
            select id from users join orders using (secret)                       | secret        | column at 1:41
            create table users (secret int)                                       | create        | statement 1, whose tables and columns cannot be told
            """)
    void a_column_that_is_not_listed_is_named_with_its_place(String answer, String name, String note) {
        List<Item> items = against("sql: {columns: [users.id, name, orders.total]}", answer);

        assertThat(items).isNotEmpty();
        if (!note.equals("-")) {
            assertThat(items).contains(new Item("span", name, "not allowed", note));
        }
    }

    @Test
    void what_mysql_quotes_twice_is_a_text_and_a_name_elsewhere() {
        String answer = "select id from users where id = \"secret\"";

        assertThat(against("sql: {dialect: mysql, columns: [id]}", answer)).isEmpty();
        assertThat(against("sql: {columns: [id]}", answer))
                .containsExactly(new Item("span", "\"secret\"", "not allowed", "column at 1:33"));
    }

    @Test
    void everything_against_it_is_listed_and_the_reason_counts() {
        var evidence = score(
                        "sql: {tables: [users], columns: [id]}", Answer.of("select a from pets; select b from x.y"))
                .evidence();

        assertThat(evidence.reason()).isEqualTo("SQL of 2 statements, 4 of its parts not allowed");
        assertThat(evidence.items()).extracting(Item::subject).containsExactly("a", "pets", "b", "x.y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "select (", "1+", "a,", "case when ", "a or (b and ", "/*", "[", "'", "select 1;", "not "})
    void a_megabyte_that_is_made_to_be_hard_meets_a_limit(String piece) {
        Answer answer = Answer.of("select " + piece.repeat(1_000_000 / piece.length()));

        var score = unscored(score("sql: {tables: [a]}", answer));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).isEqualTo("the SQL has more than 20000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "1+", "a,", "case when ", "a or (b and ", "/*", "[", "f(", "not ", "a and ", "((a))"})
    void what_is_short_enough_and_hard_ends_and_does_not_pass(String piece) {
        Answer answer = Answer.of("select " + piece.repeat(19_000 / piece.length()));

        boolean passed = assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> score("sql: {tables: [a]}", answer)
                        .fold(scored -> scored.mark() == Mark.PASSED, unscored -> false, notApplicable -> true));

        assertThat(passed).isFalse();
    }

    @Test
    void brackets_too_deep_meet_a_limit() {
        var score = unscored(score("sql", Answer.of("select " + "(".repeat(51) + "1" + ")".repeat(51))));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).isEqualTo("brackets stand more than 50 deep");
        assertThat(mark("sql", "select a from " + "(select a from ".repeat(40) + "t" + ") x".repeat(40)))
                .isEqualTo(Mark.PASSED);
    }
}
