def log = new File(basedir, 'build.log').text
def record = new File(basedir, 'target/promptgate/answers/results.jsonl').readLines()

// One of two cases has the tag: it alone is asked, twice, and its rule judges a part.
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert record[0].contains('"part":"1 of 2 cases"')
assert record.size() == 1 + 2 + 1
assert !record.join().contains('No fee at all!')
