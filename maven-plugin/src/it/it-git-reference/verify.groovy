def log = new File(basedir, 'build.log').text
def outcome = { new groovy.json.JsonSlurper().parse(new File(basedir, it + '/support/outcome.json')) }
def head = ['git', 'rev-parse', 'main'].execute(null, basedir).text.trim()
def results = new File(basedir, 'target/worse/support/results.jsonl').text

['target/worse', 'target/again'].each {
    assert outcome(it).outcome == 'failed'
    assert outcome(it).rules[0].state == 'fail'
    assert outcome(it).counts.trials == 16
}
assert results.contains('"commit":"' + head + '"')
assert results.contains('answer~main@scripted')
assert log.contains('16 of 16 paired with main ' + head.take(7) + ', 16 newly failing')
assert log.contains('compared  with main ' + head.take(7))
assert new File(basedir, 'src/test/prompts/answer.md').text == 'Rudely: {{ question }}\n'
