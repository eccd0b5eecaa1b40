package org.fascicle.slide.bioformats;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Keeps XML inside files from reaching out: while a reader looks at a file, XML is parsed by the JDK's own parsers, and these may
 * fetch no document type and no schema.
 *
 * <p>Bio-Formats brings parsers along that know no such limits. The settings are the whole program's, so they are put back when the
 * last reader is done: in Fiji other plugins parse XML too.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/security/java-api-xml-processing-jaxp-security-guide.html">JAXP security
 *     guide</a>
 */
final class XmlGuard {

    private static final String XERCES = "com.sun.org.apache.xerces.internal.";
    private static final Map<String, String> SAFE = Map.of(
            "javax.xml.parsers.DocumentBuilderFactory", XERCES + "jaxp.DocumentBuilderFactoryImpl",
            "javax.xml.parsers.SAXParserFactory", XERCES + "jaxp.SAXParserFactoryImpl",
            "javax.xml.validation.SchemaFactory:http://www.w3.org/2001/XMLSchema",
                    XERCES + "jaxp.validation.XMLSchemaFactory",
            "org.xml.sax.driver", XERCES + "parsers.SAXParser",
            "javax.xml.accessExternalDTD", "",
            "javax.xml.accessExternalSchema", "");

    private static final Map<String, String> BEFORE = new HashMap<>();
    private static int inside;

    private XmlGuard() {}

    static <T> T within(Callable<T> work) throws Exception {
        enter();
        try {
            return work.call();
        } finally {
            leave();
        }
    }

    private static synchronized void enter() {
        if (inside++ == 0) {
            SAFE.forEach((key, value) -> BEFORE.put(key, System.setProperty(key, value)));
        }
    }

    private static synchronized void leave() {
        if (--inside == 0) {
            BEFORE.forEach(XmlGuard::restore);
            BEFORE.clear();
        }
    }

    private static void restore(String key, String value) {
        if (value == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, value);
        }
    }
}
