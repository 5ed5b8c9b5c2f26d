using System.Net.Http.Headers;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Attacks.Bombs;

/// <summary>
/// Archives that are small and would be large, as a list and as what is sent to every door: nothing is unpacked, nothing is kept, and whoever sent it is told. Against the program as a process of
/// its own, whose memory is its own.
/// </summary>
public sealed class UploadTests
{
    /// <summary>Far more than the requests themselves, far less than any of the bombs.</summary>
    private const long MostBytes = 128 << 20;

    [Fact]
    public async Task Bombs_AreRefusedWithWords_AndTakeNoMemory()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        using var server = await ServerProcess.ServeAsync("--data", ground.System.Folder);
        using var coordinator = new Visitor(server.Url);
        (await coordinator.PostAsync("/sign-in", ("token", await coordinator.TokenAsync("/sign-in")), ("Name", TwoCentres.NameOf('A', Role.Coordinator)), ("Password", TestSystem.Password))).Status.ShouldBe(302);
        var import = $"/centre/campaigns/{ground.Things["campaign"]}/import";
        // What is only made once.
        (await UploadAsync(coordinator, import, "not a bomb.csv", [0])).Status.ShouldBe(200);
        var uploads = await ground.ReadAsync("phone_bank", "uploads", "id", "1 = 1");
        var before = server.PeakBytes;

        foreach (var (name, bytes, words) in ((string, byte[], string)[])
            [
                ("people.zip", Bomb.Zip("people.csv"), "workbook or an archive"), ("people.xlsx", Bomb.Zip("xl/worksheets/sheet1.xml"), "workbook or an archive"), ("people.csv", Bomb.Zip("people.csv"), "workbook or an archive"),
                ("people.csv.gz", Bomb.Gzip, "workbook or an archive"), ("people.csv", Bomb.Gzip, "workbook or an archive"), ("people.csv", Bomb.Brotli, "not a text file"),
            ])
        {
            var answer = await UploadAsync(coordinator, import, name, bytes);
            answer.Status.ShouldBe(200, name);
            answer.Body.ShouldContain(words, customMessage: name);
        }

        (await ground.ReadAsync("phone_bank", "uploads", "id", "1 = 1")).ShouldBe(uploads, ignoreOrder: true);
        (server.PeakBytes - before).ShouldBeLessThan(MostBytes);
        before.ShouldBeGreaterThan(10 << 20);
    }

    [Fact]
    public async Task CompressedRequests_AreRefusedAtEveryDoor_AndTakeNoMemory()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        using var server = await ServerProcess.ServeAsync("--data", ground.System.Folder);
        using var stranger = new Visitor(server.Url);
        var doors = await Doors.OfAsync(ground.System);
        await stranger.GetAsync("/en/receipt");
        var (before, wrong, bombs) = (server.PeakBytes, new List<string>(), new Dictionary<string, byte[]> { ["gzip"] = Bomb.Gzip, ["deflate"] = Bomb.Deflate, ["br"] = Bomb.Brotli, ["gzip, gzip"] = Bomb.Gzip, ["x-unknown"] = [1] });

        foreach (var line in PermissionTable.Lines.Where(line => line.Permission is null && Doors.IsUnsafe(line.Door)))
        {
            var address = Knock.Address(line, doors[line.Door], ground.Things);
            foreach (var (coding, bytes) in bombs)
            {
                // Packed, all of them are smaller than what a form may have.
                using var body = new ByteArrayContent(bytes[..Math.Min(bytes.Length, 60_000)]);
                body.Headers.ContentType = MediaTypeHeaderValue.Parse(line.Door.Pattern.StartsWith("/api/", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded");
                body.Headers.TryAddWithoutValidation("Content-Encoding", coding);
                var answer = await stranger.SendAsync(HttpMethod.Post, address, body);
                if (answer.Status != 415 || !answer.HasHeader("Accept-Encoding"))
                    wrong.Add($"{line.Door} with {coding}: {answer.Status}");
            }
        }

        wrong.ShouldBeEmpty();
        (server.PeakBytes - before).ShouldBeLessThan(MostBytes);
    }

    private static async Task<Answer> UploadAsync(Visitor coordinator, string import, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await coordinator.TokenAsync(import)), "token" }, { new ByteArrayContent(bytes), "List", name } };
        return await coordinator.SendAsync(HttpMethod.Post, import, form);
    }
}
