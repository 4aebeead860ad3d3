using System.Xml.Linq;

namespace GradGen.Package.Tests;

/// <summary>The outcome of a test, from the file that a test run leaves.</summary>
/// <param name="Name">The class and the method.</param>
/// <param name="Outcome">Passed, Failed, …</param>
/// <param name="Message">What a failed test said, or why one was skipped.</param>
/// <param name="Output">What the test wrote.</param>
internal sealed record TestResult(string Name, string Outcome, string Message, string Output)
{
    /// <summary>The results of the newest run below a folder, by name.</summary>
    internal static TestResult[] Read(string folder)
    {
        var run = XDocument.Load(Directory.GetFiles(folder, "*.trx", SearchOption.AllDirectories).OrderBy(File.GetLastWriteTimeUtc).Last()).Root!;
        var space = run.Name.Namespace;
        var names = run.Descendants(space + "UnitTest").ToDictionary(static test => (string)test.Attribute("id")!, test => NameOf(test.Element(space + "TestMethod")!));
        return
        [
            .. run.Descendants(space + "UnitTestResult")
                .Select(result => new TestResult(names[(string)result.Attribute("testId")!], (string)result.Attribute("outcome")!, Text(result, "Message"), Text(result, "StdOut")))
                .OrderBy(static result => result.Name, StringComparer.Ordinal),
        ];
    }

    private static string Text(XElement result, string name) => string.Concat(result.Descendants(result.Name.Namespace + name).Select(static part => part.Value));

    // Some frameworks put the class before the name, some do not, and some have the assembly behind the class.
    private static string NameOf(XElement method) =>
        $"{((string)method.Attribute("className")!).Split(',')[0]}.{((string)method.Attribute("name")!).Split('.')[^1]}";
}
