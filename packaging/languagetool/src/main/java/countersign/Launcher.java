package countersign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.server.HTTPServer;
import org.languagetool.server.HTTPServerConfig;

/**
 * LanguageTool's own server on a free port of the loopback address, for the one program that started
 * it.
 *
 * <p>Prints {@code PORT n} on standard output when it listens, and exits when its standard input
 * ends: that happens however the program that holds the other end dies, so no server is ever left
 * behind.
 */
public final class Launcher {
  private static final String LOOPBACK = "127.0.0.1";

  private Launcher() {}

  /** Starts the server; takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    // Before LanguageTool's classes are read: at its own levels it logs what it is given to read.
    System.setProperty("logback.configurationFile", "countersign-logback.xml");
    Thread watch = new Thread(Launcher::endWithInput);
    watch.setDaemon(true);
    watch.start();
    // Both languages at once, and without the limit of time that a request has.
    Thread english = new Thread(() -> read("en-US", "The meeting is on Monday."));
    english.start();
    read("fr", "La réunion est lundi.");
    english.join();
    LoopbackServer server = new LoopbackServer();
    server.run();
    System.out.println("PORT " + server.boundPort());
    System.out.flush();
    System.setOut(System.err); // nobody reads on: what is printed later must not fill the pipe
    watch.join();
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said: only the end counts.
      }
    } catch (IOException unreadable) {
      // Nobody is there any more.
    }
    System.exit(0);
  }

  /** Rules are kept with their language: whoever asks next finds them read. */
  private static void read(String language, String text) {
    try {
      new JLanguageTool(Languages.getLanguageForShortCode(language)).check(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class LoopbackServer extends HTTPServer {
    private LoopbackServer() {
      super(new Settings(), true, LOOPBACK, Set.of(LOOPBACK));
    }

    private int boundPort() {
      return server.getAddress().getPort();
    }
  }

  /** One person, short texts, the same text again after every pause. */
  private static final class Settings extends HTTPServerConfig {
    private Settings() {
      super(0); // the first free port of those that nobody is assigned (RFC 6335)
      minPort = 49152;
      maxPort = 65535;
      cacheSize = 1000;
      cacheTTLSeconds = 3600;
      pipelineCaching = true; // an engine is kept, not made anew for every request
      maxPipelinePoolSize = 8;
      pipelineExpireTime = 86400; // seconds
      maxCheckThreads = 2;
      maxTextLengthAnonymous = 30000; // characters; X's longest post has 25,000
      maxCheckTimeMillisAnonymous = 3000;
    }
  }
}
