using System.Collections.Concurrent;
using System.Xml.Linq;

namespace GradGen.Generator.Tests.House;

/// <summary>Each room uses only rooms below it, in the order in which CONTRIBUTING.md draws them.</summary>
public sealed class FloorsTests
{
    public static TheoryData<string> Projects => ["GradGen.Runtime", "GradGen.Generator"];

    // Compiled once for all that is asked of it.
    private static readonly ConcurrentDictionary<string, Lazy<SourceRooms>> Known = new();

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_map_shows_every_room(string project) =>
        Assert.All(Read(project).Files, file => Assert.Contains(SourceRooms.RoomOf(file), HouseMap.Of(project)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_room_of_the_map_is_there(string project) =>
        Assert.All(HouseMap.Of(project), room => Assert.True(Directory.Exists(Path.Combine(HouseMap.Root, "src", project, room)), room));

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_arrow_goes_up(string project) => Assert.Empty(Upward(HouseMap.Of(project), Read(project).Arrows()));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_are_folders(string project)
    {
        var root = project == "GradGen.Runtime" ? "GradGen" : project;
        Assert.All(
            // What is said of types of the runtime is said in their namespaces.
            Read(project).Namespaces().Where(file => Path.GetFileName(file.File) != "SharedWithTheRuntime.cs"),
            file => Assert.Equal((file.File, string.Join('.', (string[])[root, .. SourceRooms.RoomOf(file.File).Split('/', StringSplitOptions.RemoveEmptyEntries)])), file));
    }

    // Its packages are not those of this project, so it is not compiled here: a type of another room needs a using.
    [Fact]
    public void No_using_of_the_tool_goes_up()
    {
        const string Tool = "GradGen.Tool";
        var rooms = HouseMap.Of(Tool);
        Arrow[] arrows = [.. HouseMap.Sources(Tool).SelectMany(static file => UsingsOf(file.Value)
            .Select(room => new Arrow(SourceRooms.RoomOf(file.Key), room, file.Key, "a type")))];

        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.Contains(arrow.To, rooms));
        Assert.Empty(Upward(rooms, arrows));

        static IEnumerable<string> UsingsOf(string source) => source.Split('\n').Where(static line => line.StartsWith($"using {Tool}.", StringComparison.Ordinal))
            .Select(static line => line.Trim().TrimEnd(';')[$"using {Tool}.".Length..].Replace('.', '/'));
    }

    [Fact]
    public void An_arrow_that_goes_up_is_found()
    {
        var rooms = HouseMap.Read("""
            src/House/    a project
                Attic/    above
                    Chest/
                Cellar/   below
            tests/
            """, "House");
        Assert.Equal(["", "Attic", "Attic/Chest", "Cellar"], rooms);
        var arrows = new SourceRooms(new Dictionary<string, string>
        {
            ["Attic/Roof.cs"] = "namespace House.Attic; class Roof { internal static int Height => Cellar.Wine.Bottles; internal class Tile; }",
            ["Attic/Chest/Box.cs"] = "namespace House.Attic.Chest; class Box;",
            ["Cellar/Wine.cs"] = "namespace House.Cellar; class Wine { internal static int Bottles; object Far() => new Attic.Roof.Tile(); }",
        }).Arrows();
        Assert.Equal("Cellar uses Attic above it: Cellar/Wine.cs uses Roof", Assert.Single(Upward(rooms, arrows)));
    }

    private static IEnumerable<string> Upward(IReadOnlyList<string> rooms, IReadOnlyList<Arrow> arrows)
    {
        var floors = rooms.Select((room, floor) => (room, floor)).ToDictionary(pair => pair.room, pair => pair.floor);
        return arrows.Where(arrow => floors[arrow.To] < floors[arrow.From]).Select(arrow => $"{arrow.From} uses {arrow.To} above it: {arrow.File} uses {arrow.Type}");
    }

    private static SourceRooms Read(string project) => Known.GetOrAdd(project, static project => new(() => new SourceRooms(HouseMap.Sources(project), Shared(project)))).Value;

    // What a project compiles of another's sources has its room there.
    private static IReadOnlyList<string> Shared(string project)
    {
        var folder = Path.Combine(HouseMap.Root, "src", project);
        return [.. XDocument.Load(Path.Combine(folder, project + ".csproj")).Descendants("Compile").Attributes("Include").SelectMany(include => include.Value.Split(';'))
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(folder, Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern))).Select(File.ReadAllText)];
    }
}
