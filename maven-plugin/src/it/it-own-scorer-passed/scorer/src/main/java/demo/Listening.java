package demo;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** A user's own listener of the JUnit Platform. */
public final class Listening implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier node, TestExecutionResult result) {
        if (node.isTest()) {
            System.out.println("heard " + result.getStatus() + " " + node.getDisplayName());
        }
    }
}
