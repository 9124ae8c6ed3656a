import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain chat server in OpenAI's format for load: {@code java LoadServer.java PORT} (0 for any), loopback only, one
 * thread. It prints its port.
 *
 * <p>{@code POST /l/<ms>/v1/chat/completions} answers after a latency; {@code /s/<status>/v1/...} fails;
 * {@code GET /stats}; {@code POST /reset}; {@code POST /quit}. An answer depends on model and last user message alone;
 * a fixed twentieth of them lacks {@code score}, so that the number of failing trials is known.
 */
final class LoadServer {

    private static final Pattern LATENCY = Pattern.compile("/l/(\\d+)/v1/chat/completions");
    private static final Pattern STATUS = Pattern.compile("/s/(\\d+)/v1/chat/completions");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length:\\s*(\\d+)");
    private static final Pattern CASE = Pattern.compile("CASE-\\d{6,7}");
    private static final String[] LABELS = {"alpha", "beta", "gamma"};

    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private long calls;
    private int inFlight;
    private int mostInFlight;
    private long firstNanos;
    private long halfNanos;
    private long lastNanos;
    private long half = Long.MAX_VALUE;

    private record Due(long at, Connection connection, byte[] reply) {}

    private static final class Connection {
        private final SocketChannel channel;
        private ByteBuffer in = ByteBuffer.allocate(8192);

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private record Request(String method, String path, String body) {}

    public static void main(String[] arguments) throws IOException {
        new LoadServer().serve(Integer.parseInt(arguments[0]));
    }

    private void serve(int port) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
        while (true) {
            long wait = due.isEmpty() ? 0 : Math.max(1, (due.peek().at() - System.nanoTime() + 999_999) / 1_000_000);
            selector.select(wait);
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    accept(server, selector);
                } else {
                    read(key);
                }
            }
            selector.selectedKeys().clear();
            for (long now = System.nanoTime(); !due.isEmpty() && due.peek().at() <= now; ) {
                Due next = due.poll();
                answered();
                write(next.connection(), next.reply());
            }
        }
    }

    private static void accept(ServerSocketChannel server, Selector selector) throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
        }
    }

    private void read(SelectionKey key) throws IOException {
        Connection connection = (Connection) key.attachment();
        try {
            if (connection.channel.read(connection.in) < 0) {
                connection.channel.close();
                return;
            }
        } catch (IOException reset) {
            connection.channel.close();
            return;
        }
        for (Request request = next(connection); request != null; request = next(connection)) {
            handle(connection, request);
        }
    }

    /** The next whole request, or null; grows the buffer when one does not fit. */
    private static Request next(Connection connection) {
        byte[] bytes = connection.in.array();
        int size = connection.in.position();
        int head = 0;
        while (head + 3 < size
                && !(bytes[head] == '\r' && bytes[head + 1] == '\n' && bytes[head + 2] == '\r' && bytes[head + 3] == '\n')) {
            head++;
        }
        if (head + 3 >= size) {
            grow(connection);
            return null;
        }
        String header = new String(bytes, 0, head, StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(header);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        int end = head + 4 + body;
        if (end > size) {
            grow(connection);
            return null;
        }
        String[] line = header.substring(0, header.indexOf('\r') < 0 ? header.length() : header.indexOf('\r')).split(" ");
        Request request = new Request(line[0], line[1], new String(bytes, head + 4, body, StandardCharsets.UTF_8));
        System.arraycopy(bytes, end, bytes, 0, size - end);
        connection.in.position(size - end);
        return request;
    }

    private static void grow(Connection connection) {
        if (!connection.in.hasRemaining()) {
            ByteBuffer larger = ByteBuffer.wrap(Arrays.copyOf(connection.in.array(), connection.in.capacity() * 2));
            larger.position(connection.in.position());
            connection.in = larger;
        }
    }

    private void handle(Connection connection, Request request) throws IOException {
        Matcher latency = LATENCY.matcher(request.path());
        Matcher status = STATUS.matcher(request.path());
        if (latency.matches()) {
            arrived();
            byte[] reply = http(200, completion(request.body()));
            long millis = Long.parseLong(latency.group(1));
            if (millis == 0) {
                answered();
                write(connection, reply);
            } else {
                due.add(new Due(System.nanoTime() + millis * 1_000_000, connection, reply));
            }
        } else if (status.matches()) {
            write(connection, http(Integer.parseInt(status.group(1)), "{\"error\":{\"message\":\"as told\",\"type\":\"mock\"}}"));
        } else {
            write(connection, control(request.path()));
        }
    }

    private byte[] control(String path) {
        if (path.equals("/quit")) {
            System.exit(0);
        }
        if (path.startsWith("/reset")) {
            calls = 0;
            mostInFlight = 0;
            firstNanos = 0;
            halfNanos = 0;
            half = path.contains("?half=") ? Long.parseLong(path.substring(path.indexOf('=') + 1)) : Long.MAX_VALUE;
            return http(200, "{}");
        }
        return http(
                200,
                String.format(
                        Locale.ROOT,
                        "{\"calls\":%d,\"mostInFlight\":%d,\"firstToLastMillis\":%d,\"lastHalfMillis\":%d}",
                        calls,
                        mostInFlight,
                        (lastNanos - firstNanos) / 1_000_000,
                        halfNanos == 0 ? 0 : (lastNanos - halfNanos) / 1_000_000));
    }

    private void arrived() {
        if (firstNanos == 0) {
            firstNanos = System.nanoTime();
        }
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    private void answered() {
        inFlight--;
        calls++;
        lastNanos = System.nanoTime();
        if (calls == half) {
            halfNanos = lastNanos;
        }
    }

    private static void write(Connection connection, byte[] reply) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(reply);
        try {
            while (out.hasRemaining()) {
                connection.channel.write(out);
            }
        } catch (IOException reset) {
            connection.channel.close();
        }
    }

    private static byte[] http(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    private static String completion(String body) {
        String model = text(body, body.indexOf("\"model\""));
        int user = Math.max(body.lastIndexOf("\"role\":\"user\""), body.lastIndexOf("\"role\" : \"user\""));
        String prompt = text(body, body.indexOf("\"content\"", user));
        String content = answer(model, prompt);
        int in = (prompt.length() + 3) / 4;
        int out = (content.length() + 3) / 4;
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"" + model
                + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + content.replace("\"", "\\\"") + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":" + in
                + ",\"completion_tokens\":" + out + ",\"total_tokens\":" + (in + out) + "}}";
    }

    /** What the model says: the same for the same model and prompt, also elsewhere in the bench. */
    static String answer(String model, String prompt) {
        Matcher id = CASE.matcher(prompt);
        String named = id.find() ? id.group() : "CASE-none";
        long hash = fnv1a(model + "\u0000" + prompt);
        String label = LABELS[(int) (hash % 3)];
        String score = hash % 20 == 0 ? "" : ",\"score\":" + hash % 101;
        return "{\"id\":\"" + named + "\",\"label\":\"" + label + "\",\"summary\":\"Ticket " + named + " was read by "
                + model + " and put under " + label + ".\"" + score + "}";
    }

    private static long fnv1a(String text) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ (text.charAt(i) & 0xff)) * 0x01000193;
        }
        return hash & 0xffffffffL;
    }

    /** The string value after a field name: enough of JSON for what both clients send. */
    private static String text(String json, int field) {
        int at = json.indexOf('"', json.indexOf(':', field)) + 1;
        StringBuilder text = new StringBuilder();
        for (char c = json.charAt(at); c != '"'; c = json.charAt(++at)) {
            if (c == '\\') {
                c = json.charAt(++at);
                if (c == 'u') {
                    c = (char) Integer.parseInt(json.substring(at + 1, at + 5), 16);
                    at += 4;
                } else {
                    c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
                }
            }
            text.append(c);
        }
        return text.toString();
    }
}
