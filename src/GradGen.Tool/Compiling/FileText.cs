using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Compiling;

/// <summary>A file that generators read.</summary>
internal sealed class FileText(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        using var file = File.OpenRead(path);
        return SourceText.From(file);
    }
}
