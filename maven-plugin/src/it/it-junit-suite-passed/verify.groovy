def log = new File(basedir, 'build.log').text

assert log.contains('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
assert new File(basedir, 'target/promptgate/answers/results.jsonl').isFile()
