def log = new File(basedir, 'build.log').text

assert log =~ /prompt(-maven-plugin)?:.*:evaluate \(default\) @ little/
assert log.contains('Prompt gate failed: demo: ')
