package demo;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectFile;
import org.junit.platform.suite.api.Suite;

@Suite
@IncludeEngines("promptgate")
@SelectFile("src/test/resources/answers.suite.yaml")
class PromptsTest {}
