using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Ledgerline.Register.Declaring;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class WorkTests
{
    private const int Bits = WaitingLoad.FewestBits;

    [Fact]
    public void Work_OfTheSpecificationsVectors_SolvesEachPuzzleAndNoSmallerNumberDoes()
    {
        var vectors = JsonSerializer.Deserialize<Vector[]>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "work.md")).Split("```json\n")[1].Split("```")[0], JsonSerializerOptions.Web)!;

        vectors.Length.ShouldBe(2);
        foreach (var vector in vectors)
        {
            Base64Url.DecodeFromChars(vector.Challenge)[20].ShouldBe((byte)vector.Bits);
            Solve(vector.Challenge, Guid.Parse(vector.Group)).ShouldBe(vector.Solution);
        }
    }

    [Fact]
    public async Task Check_AfterTheLoadRose_IsDoneForWhoeverWasWritingAndNotForWhoeverLaidInChallenges()
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();
        var (easy, hard, group) = (work.NewChallenge(Bits), work.NewChallenge(Bits + 1), Guid.NewGuid());
        var (solution, harder) = (Solve(easy, group), Solve(hard, group));

        system.Clock.Advance(TimeSpan.FromHours(1));
        work.Check(easy, solution, group, Bits + 1, out _).ShouldBe(WorkOutcome.Done);
        work.BitsOf(easy, Bits + 1).ShouldBe(Bits);
        system.Clock.Advance(TimeSpan.FromHours(1));
        work.Check(easy, solution, group, Bits + 1, out _).ShouldBe(WorkOutcome.Refused);
        work.BitsOf(easy, Bits + 1).ShouldBeNull();

        work.Check(easy, solution, group, Bits, out _).ShouldBe(WorkOutcome.Done);
        work.Check(hard, harder, group, Bits + 1, out _).ShouldBe(WorkOutcome.Done);
        work.Check(hard, harder, group, Bits, out _).ShouldBe(WorkOutcome.Done);
    }

    [Fact]
    public async Task Check_OfAChallengeThatWasMadeEasier_IsRefused()
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();
        var bytes = Base64Url.DecodeFromChars(work.NewChallenge(WaitingLoad.MostBits));
        bytes[20] = 1;
        var (easier, group) = (Base64Url.EncodeToString(bytes), Guid.NewGuid());

        work.Check(easier, Solve(easier, group), group, asked: 1, out _).ShouldBe(WorkOutcome.Refused);
    }

    [Fact]
    public async Task Check_OfLessWorkThanTheChallengeAsksFor_IsRefused()
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();
        var (challenge, group) = (work.NewChallenge(WaitingLoad.MostBits), Guid.NewGuid());

        work.Check(challenge, Solve(challenge, group, bits: 4), group, Bits, out _).ShouldBe(WorkOutcome.Refused);
    }

    [Fact]
    public async Task Check_OfOneChallenge_IsDoneForTheGroupItIsForAndOneSeries()
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();
        var (challenge, first, second) = (work.NewChallenge(Bits), Guid.NewGuid(), Guid.NewGuid());

        work.Check(challenge, Solve(challenge, first), first, Bits, out var series).ShouldBe(WorkOutcome.Done);
        work.Check(challenge, Solve(challenge, second), second, Bits, out var same).ShouldBe(WorkOutcome.Done);
        work.Check(challenge, Solve(challenge, first), second, Bits, out var none).ShouldBe(WorkOutcome.Refused);

        series.ShouldNotBeNull().Length.ShouldBe(16);
        same.ShouldBe(series);
        none.ShouldBeNull();
        var other = work.NewChallenge(Bits);
        work.Check(other, Solve(other, first), first, Bits, out var another).ShouldBe(WorkOutcome.Done);
        another.ShouldNotBe(series);
    }

    [Fact]
    public async Task Check_OfAnotherSystemsChallenge_IsRefused()
    {
        await using var system = await TestSystem.StartAsync();
        var bytes = new byte[36];
        bytes[20] = Bits;
        var strange = Base64Url.EncodeToString(bytes);
        var group = Guid.NewGuid();

        system.Services.GetRequiredService<Work>().Check(strange, Solve(strange, group), group, Bits, out _).ShouldBe(WorkOutcome.Refused);
    }

    [Fact]
    public async Task Check_AfterADay_IsRefused()
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();
        var (challenge, group) = (work.NewChallenge(Bits), Guid.NewGuid());
        var solution = Solve(challenge, group);

        system.Clock.Advance(TimeSpan.FromHours(Work.Hours - 1));
        work.Check(challenge, solution, group, Bits, out _).ShouldBe(WorkOutcome.Done);
        work.BitsOf(challenge, Bits).ShouldBe(Bits);
        system.Clock.Advance(TimeSpan.FromHours(1));
        work.Check(challenge, solution, group, Bits, out _).ShouldBe(WorkOutcome.Refused);
        work.BitsOf(challenge, Bits).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0")]
    [InlineData("-1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0")]
    [InlineData("x")]
    [InlineData(",,,,,,,,,,,,,,,")]
    public async Task Check_OfNoSolution_IsNeverDone(string solution)
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();

        work.Check(work.NewChallenge(Bits), solution, Guid.NewGuid(), Bits, out var series).ShouldBe(solution.Length == 0 ? WorkOutcome.None : WorkOutcome.Refused);
        work.Check(null, solution, Guid.NewGuid(), Bits, out _).ShouldBe(solution.Length == 0 ? WorkOutcome.None : WorkOutcome.Refused);
        series.ShouldBeNull();
    }

    /// <summary>As a browser does it.</summary>
    /// <param name="bits">Null for as many as the challenge asks for.</param>
    internal static string Solve(string challenge, Guid group, int? bits = null)
    {
        var seed = Work.Seed(challenge, group);
        var asked = bits ?? Base64Url.DecodeFromChars(challenge)[20];
        return string.Join(',', Enumerable.Range(0, Work.Puzzles).Select(puzzle =>
        {
            uint number = 0;
            while (!Work.Solves(seed, puzzle, number, asked))
                number++;
            return number.ToString(CultureInfo.InvariantCulture);
        }));
    }

    private sealed record Vector(string Challenge, int Bits, string Group, string Solution);
}
