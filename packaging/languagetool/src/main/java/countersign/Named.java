package countersign;

import java.util.List;
import java.util.ResourceBundle;
import org.languagetool.Language;
import org.languagetool.UserConfig;
import org.languagetool.language.Contributor;
import org.languagetool.rules.Rule;

/**
 * A language that is known by its name alone: nothing in it is checked.
 *
 * <p>LanguageTool's detector of languages asks for Spanish, Portuguese and Catalan by name, and the
 * server does not start without them. Nobody here has a language detected: whoever asks says which it
 * is. The real ones are 21 MB.
 */
public abstract class Named extends Language {
  private final String code;
  private final String name;

  private Named(String code, String name) {
    this.code = code;
    this.name = name;
  }

  @Override
  public String getShortCode() {
    return code;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String[] getCountries() {
    return new String[0];
  }

  @Override
  public Contributor[] getMaintainers() {
    return new Contributor[0];
  }

  @Override
  public List<Rule> getRelevantRules(
      ResourceBundle messages, UserConfig settings, Language mother, List<Language> others) {
    return List.of();
  }

  /** Read to detect a language: a file that is there, and tells nothing of this one. */
  @Override
  public String getCommonWordsPath() {
    return "countersign/no_words.txt";
  }

  /** Spanish. */
  public static final class Spanish extends Named {
    /** As LanguageTool makes it. */
    public Spanish() {
      super("es", "Spanish");
    }
  }

  /** Portuguese. */
  public static final class Portuguese extends Named {
    /** As LanguageTool makes it. */
    public Portuguese() {
      super("pt", "Portuguese");
    }
  }

  /** Catalan. */
  public static final class Catalan extends Named {
    /** As LanguageTool makes it. */
    public Catalan() {
      super("ca", "Catalan");
    }
  }
}
