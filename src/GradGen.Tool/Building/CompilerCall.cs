namespace GradGen.Tool.Building;

/// <summary>How the build compiled a project.</summary>
/// <param name="Project">The project's file, or the folder of sources.</param>
/// <param name="Output">Where its output and all that it needs to run lie.</param>
/// <param name="TargetFramework">What it was compiled for; empty where the project does not say.</param>
/// <param name="Arguments">The arguments of the compiler.</param>
/// <param name="IsCompiled">Whether it compiles; otherwise these are the arguments with which it does not.</param>
internal sealed record CompilerCall(string Project, string Output, string TargetFramework, IReadOnlyList<string> Arguments, bool IsCompiled)
{
    /// <summary>The project's name, as it is shown.</summary>
    internal string Name => Path.GetFileNameWithoutExtension(Project);

    /// <summary>The assembly that it was compiled into.</summary>
    internal string Assembly => Path.Combine(Output, Path.GetFileName(
        Arguments.FirstOrDefault(static argument => argument.StartsWith("/out:", StringComparison.Ordinal))?["/out:".Length..].Trim('"') ?? Name + ".dll"));

    /// <summary>Reads what gradgen.targets wrote.</summary>
    internal static CompilerCall Read(string file)
    {
        var lines = File.ReadAllLines(file);
        return new CompilerCall(lines[0], lines[1], lines[2].TrimEnd('.'), lines[3..], Path.GetExtension(file) == ".call");
    }

    /// <summary>How well the output suits this process: modern targets by their version, then .NET Standard, then .NET Framework.</summary>
    internal double Rank =>
        TargetFramework.StartsWith("netstandard", StringComparison.Ordinal) ? 1
        : TargetFramework.StartsWith("netcoreapp", StringComparison.Ordinal) ? 2
        : TargetFramework.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(TargetFramework[3..].Split('-')[0], out var version)
            ? version.Major > Environment.Version.Major ? 0 : version.Major
        : 0;
}
