package org.fascicle.slide.bioformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import loci.common.xml.XMLTools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** A document type at an address of this machine: with the guard nobody asks for it, without it somebody does. */
class XmlGuardTest {

    private final AtomicInteger requests = new AtomicInteger();
    private ServerSocket server;
    private String xml;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        xml = "<!DOCTYPE a SYSTEM \"http://127.0.0.1:" + server.getLocalPort() + "/a.dtd\"><a/>";
        Thread thread = new Thread(this::count);
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        while (!server.isClosed()) {
            try {
                server.accept().close();
                requests.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private List<Callable<Object>> parsers() {
        return List.of(
                () -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source()),
                () -> {
                    SAXParserFactory.newInstance().newSAXParser().parse(source(), new DefaultHandler());
                    return null;
                },
                () -> XMLTools.parseDOM(xml));
    }

    private InputSource source() {
        return new InputSource(new StringReader(xml));
    }

    @Test
    void noParserFetchesAnythingWithin() throws Exception {
        for (Callable<Object> parser : parsers()) {
            XmlGuard.within(() -> quietly(parser));
        }
        assertThat(requests).hasValue(0);
    }

    /** The settings are the whole program's: they are put back, also after an error and after two at a time. */
    @Test
    void settingsArePutBack() throws Exception {
        XmlGuard.within(() -> XmlGuard.within(() -> quietly(() -> {
            throw new IOException("x");
        })));
        assertThat(System.getProperty("javax.xml.accessExternalDTD")).isNull();
        assertThat(System.getProperty("javax.xml.parsers.SAXParserFactory")).isNull();
        quietly(parsers().get(0));
        assertThat(requests.get()).isPositive();
    }

    private static Object quietly(Callable<Object> work) {
        try {
            return work.call();
        } catch (Exception refused) {
            return refused;
        }
    }
}
