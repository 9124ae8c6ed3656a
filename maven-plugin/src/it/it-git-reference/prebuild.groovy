// A repository of its own: a kind prompt on main, a rude one in the checkout.
def git = { String... arguments ->
    def command = ['git', '-c', 'user.name=it', '-c', 'user.email=it@example.org', '-c', 'commit.gpgsign=false', *arguments]
    def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).start()
    def said = process.inputStream.text
    assert process.waitFor() == 0 : "${command.join(' ')}: ${said}"
}
def prompt = new File(basedir, 'src/test/prompts/answer.md')

git('init')
git('symbolic-ref', 'HEAD', 'refs/heads/main')
prompt.text = 'Kindly: {{ question }}\n'
git('add', 'src')
git('commit', '-m', 'A kind prompt')
git('checkout', '-b', 'change')
prompt.text = 'Rudely: {{ question }}\n'

return true
