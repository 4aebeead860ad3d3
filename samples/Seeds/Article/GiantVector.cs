using GradGen;
using Seeds.Layers;

namespace Seeds.Article;

/// <summary>All w and b of a small net as one vector θ, and their gradients as one vector dθ in the same order.</summary>
internal static class GiantVector
{
    public static void Show(Findings findings)
    {
        Findings.Section(
            "θ and dθ",
            "\"[…] take all of these w’s and b’s and reshape them individually to be a vector. And then you concatenate all of these"
            + " vectors into one giant vector called θ. […] dimensions of w¹ are same as those of dw¹.\"");
        var net = new SmallNet(inputs: 4, hidden: 5, outputs: 3, new Random(1));
        var table = new NumberTable("block", "shape", "place in θ and dθ");
        foreach (var block in net.GetParameterLayout().Blocks)
            table.AddRow(block.Name, block.Shape, $"{block.Offset} to {block.Offset + block.Shape.Length - 1}");
        table.Show();

        var theta = net.PackParameters();
        var changed = Array.ConvertAll(theta, static value => value + 1);
        net.UnpackParameters(changed);
        findings.Claim("θ holds every w and b", theta.Length == (5 * 4) + 5 + (3 * 5) + 3);
        findings.Claim("dθ is as long", net.PackGradients().Length == theta.Length);
        findings.Claim("what is put into θ comes out of it again", net.PackParameters().AsSpan().SequenceEqual(changed));
    }
}
