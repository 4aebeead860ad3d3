namespace GradGen.Isolation;

/// <summary>Whether two runs hold the same values; NaN is the same as NaN.</summary>
internal static class SameValues
{
    internal static bool Are<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(a[i], b[i]))
                return false;
        }

        return true;
    }
}
