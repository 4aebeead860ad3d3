// Indices in a list, rows in a list back, with what Backward needs.
using System.Collections.Generic;
using System.Linq;
using GradGen;

public sealed class TokenCache
{
    public List<int> Ids = new List<int>();
}

[GradCheckable]
public partial class ListOfTokens
{
    private readonly double[][] table;
    private readonly double[][] tableGrad;

    public ListOfTokens(int vocabulary, int dimension)
    {
        table = Enumerable.Range(0, vocabulary).Select(_ => new double[dimension]).ToArray();
        tableGrad = Enumerable.Range(0, vocabulary).Select(_ => new double[dimension]).ToArray();
    }

    public (List<double[]> Rows, TokenCache Cache) Forward(List<int> ids)
    {
        var rows = new List<double[]>();
        foreach (var id in ids)
            rows.Add(table[id].Select(value => value * value).ToArray());
        return (rows, new TokenCache { Ids = ids });
    }

    public void Backward(List<double[]> gradient, TokenCache cache)
    {
        for (int t = 0; t < cache.Ids.Count; t++)
        {
            for (int j = 0; j < gradient[t].Length; j++)
                tableGrad[cache.Ids[t]][j] += gradient[t][j] * 2 * table[cache.Ids[t]][j]; // WRONG table: tableGrad[cache.Ids[t]][j] = gradient[t][j] * 2 * table[cache.Ids[t]][j];
        }
    }
}
