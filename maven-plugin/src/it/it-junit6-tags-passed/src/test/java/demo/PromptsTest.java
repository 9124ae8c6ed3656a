package demo;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

@Suite
@IncludeEngines("promptgate")
@IncludeTags("smoke & prompts")
@SelectClasspathResource("answers.suite.yaml")
@ConfigurationParameter(key = "promptgate.samples", value = "2")
class PromptsTest {}
