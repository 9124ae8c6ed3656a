package io.github.promptgate.model.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses that we are willing to dial: http and https, with a host. */
public final class Address {

    private Address() {}

    /** The address; empty when it is none that we dial. */
    public static Optional<URI> of(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean dialled =
                    ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
            return dialled ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** As messages show it: without user info, query and fragment, which may hold secrets. */
    public static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + Optional.ofNullable(uri.getHost()).orElse("") + port
                + Optional.ofNullable(uri.getPath()).orElse("");
    }
}
