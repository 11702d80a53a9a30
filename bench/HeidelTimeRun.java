/* HeidelTimeRun - HeidelTime's rules over tagged articles, for bench/heideltime: what they cost without any tagger.
 *
 *   java -cp heideltime.jar:uimaj-core.jar HeidelTimeRun.java CONFIG ARTICLES ROUNDS
 *
 * A line of ARTICLES: day as YYYYMMDD, text as base64, and the tokens as "start,end,tag,sentence" (UTF-16 units) with blanks
 * between. Prints CPU seconds of the fastest round and the number of expressions found. */
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.heideltime.standalone.components.JCasFactory;
import de.unihd.dbs.uima.annotator.heideltime.HeidelTime;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import de.unihd.dbs.uima.types.heideltime.*;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.uima.jcas.JCas;

public class HeidelTimeRun {
  static Object member(Object of, String name) throws Exception {
    var field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  static void fill(JCas cas, String[] columns) {
    cas.reset();
    cas.setDocumentText(new String(Base64.getDecoder().decode(columns[1]), StandardCharsets.UTF_8));
    Dct day = new Dct(cas);
    day.setValue(columns[0]);
    day.addToIndexes();
    int sentence = -1, begin = 0, end = 0;
    for (String line : columns[2].split(" ")) {
      String[] part = line.split(",");
      int number = Integer.parseInt(part[3]);
      if (number != sentence && sentence >= 0) addSentence(cas, begin, end);
      if (number != sentence) begin = Integer.parseInt(part[0]);
      sentence = number;
      Token token = new Token(cas);
      token.setBegin(Integer.parseInt(part[0]));
      token.setEnd(end = Integer.parseInt(part[1]));
      token.setPos(part[2]);
      token.addToIndexes();
    }
    addSentence(cas, begin, end);
  }

  static void addSentence(JCas cas, int begin, int end) {
    Sentence sentence = new Sentence(cas);
    sentence.setBegin(begin);
    sentence.setEnd(end);
    sentence.addToIndexes();
  }

  public static void main(String[] args) throws Exception {
    var alone = new HeidelTimeStandalone(Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, args[0], POSTagger.NO);
    var rules = (HeidelTime) member(alone, "heidelTime");
    var cas = ((JCasFactory) member(alone, "jcasFactory")).createJCas();
    List<String> lines = Files.readAllLines(Paths.get(args[1]));
    var cpu = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE, found = 0;
    for (int round = 0; round < Integer.parseInt(args[2]); round++) {
      long spent = 0;
      found = 0;
      for (String line : lines) {
        fill(cas, line.split("\t"));
        long began = cpu.getCurrentThreadCpuTime();
        rules.process(cas);
        spent += cpu.getCurrentThreadCpuTime() - began;
        found += cas.getAnnotationIndex(Timex3.type).size();
      }
      least = Math.min(least, spent);
    }
    System.out.printf(Locale.ROOT, "%.6f %d%n", least * 1e-9, found);
  }
}
