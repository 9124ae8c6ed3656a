/**
 * The waist: what a run leaves behind, which everything below fills and everything above only reads.
 *
 * <pre>
 * RunRecord = RunHeader + stream of TrialRecord + RunFooter
 * TrialRecord = Trial (Cell x case x sample) + messages + Reply + Score*
 * Reply = Answered | Refused | Failed        Score = Scored | Unscored | NotApplicable
 * ScoreTable = one number per trial and metric, all that the gate needs
 * </pre>
 */
@NullMarked
package io.github.promptgate.record;

import org.jspecify.annotations.NullMarked;
