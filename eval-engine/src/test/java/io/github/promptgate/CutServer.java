package io.github.promptgate;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Begins a reply of a thousand bytes and resets the connection amid it. */
final class CutServer implements AutoCloseable {

    private static final byte[] BEGINNING = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{\"choices\": [{\"message\": {\"content\": \"yes")
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final AtomicInteger requests = new AtomicInteger();

    CutServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "cut-server");
        thread.setDaemon(true);
        thread.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoLinger(true, 0);
                if (isAsked(socket.getInputStream())) {
                    requests.incrementAndGet();
                    socket.getOutputStream().write(BEGINNING);
                    Thread.sleep(20);
                }
            } catch (IOException e) {
                // the client went away, or the test is over
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Reads up to what fits; a request of a test does. */
    private static boolean isAsked(InputStream in) throws IOException {
        return in.read(new byte[8_192]) > 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
