def log = new File(basedir, 'build.log').text
def json = { new groovy.json.JsonSlurper().parse(new File(basedir, it)) }
def record = { new File(basedir, it + '/demo/results.jsonl').readLines()*.replaceFirst(/"timing":\{.*/, '') }

assert log.contains('SHARD 1/2  demo  kept ')
assert log.contains('nothing is decided until they are merged')
assert json('target/shards/1/demo/outcome.json').outcome == 'shard'
assert json('target/shards/1/demo/outcome.json').shard == [index: 1, total: 2]
assert !new File(basedir, 'target/shards/1/demo/report.html').exists()

assert json('target/promptgate/demo/outcome.json').outcome == 'passed'
assert new File(basedir, 'target/promptgate/demo/report.html').isFile()
assert record('target/promptgate') == record('target/whole')

assert log.contains('RUN-005  shard 1 of 2 is missing')
assert log.contains('Prompt gate inconclusive: demo: ')
assert json('target/part/demo/outcome.json').exitCode == 3
