namespace GradGen.Diagnosis.Evidence;

/// <summary>
/// Which component of a block moves which output, where each output is moved by one at the most: the input of an elementwise
/// layer, or biases. Found by moving those components whose number has a certain bit set, and then the others.
/// </summary>
internal static class OwnOutputs
{
    /// <summary>For each output the component, −1 where none moves it; null where several do.</summary>
    internal static int[]? Find(BlockEvidence evidence, int outputs)
    {
        var owners = new int[outputs];
        for (var bit = 1; bit < evidence.Count; bit *= 2)
        {
            var set = Moved(evidence, component => (component & bit) != 0);
            var unset = Moved(evidence, component => (component & bit) == 0);
            for (var j = 0; j < outputs; j++)
            {
                if (set[j] && unset[j])
                    return null;
                owners[j] = owners[j] < 0 || (!set[j] && !unset[j]) ? -1 : owners[j] + (set[j] ? bit : 0);
            }
        }

        if (Array.Exists(owners, owner => owner >= evidence.Count) || Array.TrueForAll(owners, static owner => owner < 0))
            return null;
        return Regular(owners, evidence.Count) ?? owners;
    }

    private static bool[] Moved(BlockEvidence evidence, Func<int, bool> isMoved)
    {
        var changes = evidence.Trials.OutputChanges([.. Enumerable.Range(0, evidence.Count).Where(isMoved)]);
        var least = evidence.LeastOf(changes);
        return Array.ConvertAll(changes, change => Math.Abs(change) > least);
    }

    // Where the order is a regular one, it also holds for outputs that do not move at this point, as behind a ReLU.
    private static int[]? Regular(int[] owners, int count)
    {
        for (var stride = 1; stride * count <= owners.Length; stride++)
        {
            if (owners.Length % (stride * count) != 0)
                continue;
            var regular = Enumerable.Range(0, owners.Length).Select(j => j / stride % count).ToArray();
            if (Enumerable.Range(0, owners.Length).All(j => owners[j] < 0 || owners[j] == regular[j]))
                return regular;
        }

        return null;
    }
}
