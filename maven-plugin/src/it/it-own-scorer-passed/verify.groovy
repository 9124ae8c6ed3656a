def log = new File(basedir, 'build.log').text
def results = new File(basedir, 'app/target/promptgate/demo/results.jsonl').text

assert log.contains('GATE PASSED  demo  all 5 rules held')
assert log.contains('BUILD SUCCESS')
assert log.contains('heard SUCCESSFUL window')
assert results.contains('15 characters')
