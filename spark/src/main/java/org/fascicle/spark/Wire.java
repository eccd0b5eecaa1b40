package org.fascicle.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.fascicle.slide.Slide;

/**
 * Values as bytes between machines, packed.
 *
 * <p>Java's own serialisation, which takes neither an Optional nor a record that does not declare itself; our options are full of both.
 * They travel as what they hold, and arrive through their constructors, which check them. An open slide stays where it is open:
 * null arrives in its place.
 */
final class Wire {

    private Wire() {}

    static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Masks are long runs, which the quickest packing finds too.
        Deflater quick = new Deflater(Deflater.BEST_SPEED);
        try (ObjectOutputStream out = new Out(new DeflaterOutputStream(bytes, quick, 1 << 16))) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            quick.end();
        }
        return bytes.toByteArray();
    }

    static <T> T value(byte[] bytes, Class<T> kind) {
        try (ObjectInputStream in = new In(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            return kind.cast(in.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The machines run different versions of the program.", e);
        }
    }

    private static final class Out extends ObjectOutputStream {

        Out(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object value) {
            if (value instanceof Slide) {
                return null;
            }
            if (value instanceof Optional<?> optional) {
                return new Maybe(Maybe.Kind.ANY, optional.orElse(null));
            }
            if (value instanceof OptionalInt optional) {
                return new Maybe(Maybe.Kind.INT, optional.isPresent() ? optional.getAsInt() : null);
            }
            if (value instanceof OptionalDouble optional) {
                return new Maybe(Maybe.Kind.DOUBLE, optional.isPresent() ? optional.getAsDouble() : null);
            }
            return value instanceof Record values && !(value instanceof Serializable) ? Values.of(values) : value;
        }
    }

    /** Knows the classes that a cluster's programs bring along, not only those of the machine's own class path. */
    private static final class In extends ObjectInputStream {

        In(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass named) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(named.getName(), false, Wire.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(named);
            }
        }
    }

    /** An Optional on its way. */
    private record Maybe(Kind kind, Object valueOrNull) implements Serializable {

        enum Kind {
            ANY,
            INT,
            DOUBLE
        }

        private Object readResolve() {
            return switch (kind) {
                case ANY -> Optional.ofNullable(valueOrNull);
                case INT -> valueOrNull == null ? OptionalInt.empty() : OptionalInt.of((int) valueOrNull);
                case DOUBLE -> valueOrNull == null ? OptionalDouble.empty() : OptionalDouble.of((double) valueOrNull);
            };
        }
    }

    /** A record on its way: its class and components. */
    private record Values(Class<?> kind, Object[] components) implements Serializable {

        static Values of(Record values) {
            return new Values(
                    values.getClass(),
                    Arrays.stream(values.getClass().getRecordComponents())
                            .map(component -> get(component, values))
                            .toArray());
        }

        private static Object get(RecordComponent component, Record values) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private Object readResolve() {
            try {
                var constructor = kind.getDeclaredConstructor(Arrays.stream(kind.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
