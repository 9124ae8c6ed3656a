package io.github.promptgate.dataset;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.record.CaseRef;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Cases one by one out of files that were checked before; holds one file open at a time. */
final class CaseStream implements Iterator<EvalCase> {

    private final Iterator<DataFile> files;
    private final CaseReader reader;
    private final Iterator<CaseRef> expected;
    private Optional<DataFile> file = Optional.empty();
    private Optional<Rows> rows = Optional.empty();

    CaseStream(List<DataFile> files, CaseReader reader, List<CaseRef> expected) {
        this.files = files.iterator();
        this.reader = reader;
        this.expected = expected.iterator();
    }

    @Override
    public boolean hasNext() {
        return expected.hasNext();
    }

    @Override
    public EvalCase next() {
        if (!expected.hasNext()) {
            throw new NoSuchElementException();
        }
        CaseRef ref = expected.next();
        while (rows.isEmpty() || !rows.get().hasNext()) {
            close();
            if (!files.hasNext()) {
                throw changed(ref);
            }
            file = Optional.of(files.next());
            rows = Optional.of(file.get().open());
        }
        Problems problems = new Problems();
        EvalCase read = reader.read(rows.get().next(), file.get(), problems);
        if (!read.ref().equals(ref) || !problems.isEmpty()) {
            throw changed(ref);
        }
        return read;
    }

    private static ProblemException changed(CaseRef ref) {
        return new ProblemException(new Problem(
                ProblemCode.DATA_001,
                ref.where(),
                "the file changed after it was checked",
                "leave it alone while it is being evaluated, and run again"));
    }

    void close() {
        rows.ifPresent(Rows::close);
        rows = Optional.empty();
    }
}
