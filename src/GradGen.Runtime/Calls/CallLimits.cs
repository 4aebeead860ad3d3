using System.Globalization;

namespace GradGen.Calls;

/// <summary>How long a single call of the user's code may take: as the options say, or the environment, or a minute.</summary>
internal static class CallLimits
{
    internal const string Variable = "GRADGEN_CALL_LIMIT";

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    /// <exception cref="InvalidOperationException">The environment variable is not a number of seconds above zero.</exception>
    internal static TimeSpan Of(GradCheckOptions options)
    {
        if (options.CallLimit is { } limit)
            return limit;
        var text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(text))
            return Usual;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"{Variable} is \"{text}\": it says in seconds, above zero, how long one Forward or Backward may take.");
    }
}
