using System.Globalization;
using System.Text.Json;
using Ledgerline.Register.Declaring;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class WorkTests
{
    [Fact]
    public void Work_OfTheSpecificationsVector_SolvesEachPuzzleAndNoSmallerNumberDoes()
    {
        var vector = JsonSerializer.Deserialize<Vector>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "work.md")).Split("```json\n")[1].Split("```")[0], JsonSerializerOptions.Web)!;

        Solve(vector.Challenge, Guid.Parse(vector.Group)).ShouldBe(vector.Solution);
    }

    [Fact]
    public async Task Check_OfOneChallenge_IsDoneForTheGroupItIsForAndOneSeries()
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();
        var (challenge, first, second) = (work.NewChallenge(), Guid.NewGuid(), Guid.NewGuid());

        work.Check(challenge, Solve(challenge, first), first, out var series).ShouldBe(WorkOutcome.Done);
        work.Check(challenge, Solve(challenge, second), second, out var same).ShouldBe(WorkOutcome.Done);
        work.Check(challenge, Solve(challenge, first), second, out var none).ShouldBe(WorkOutcome.Refused);

        series.ShouldNotBeNull().Length.ShouldBe(16);
        same.ShouldBe(series);
        none.ShouldBeNull();
        var other = work.NewChallenge();
        work.Check(other, Solve(other, first), first, out var another).ShouldBe(WorkOutcome.Done);
        another.ShouldNotBe(series);
    }

    [Fact]
    public async Task Check_OfAnotherSystemsChallenge_IsRefused()
    {
        await using var system = await TestSystem.StartAsync();
        var strange = Convert.ToBase64String(new byte[36]).Replace('+', '-').Replace('/', '_');
        var group = Guid.NewGuid();

        system.Services.GetRequiredService<Work>().Check(strange, Solve(strange, group), group, out _).ShouldBe(WorkOutcome.Refused);
    }

    [Fact]
    public async Task Check_AfterADay_IsRefused()
    {
        await using var system = await TestSystem.StartAsync();
        var work = system.Services.GetRequiredService<Work>();
        var (challenge, group) = (work.NewChallenge(), Guid.NewGuid());
        var solution = Solve(challenge, group);

        system.Clock.Advance(TimeSpan.FromHours(Work.Hours - 1));
        work.Check(challenge, solution, group, out _).ShouldBe(WorkOutcome.Done);
        work.IsFresh(challenge).ShouldBeTrue();
        system.Clock.Advance(TimeSpan.FromHours(1));
        work.Check(challenge, solution, group, out _).ShouldBe(WorkOutcome.Refused);
        work.IsFresh(challenge).ShouldBeFalse();
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

        work.Check(work.NewChallenge(), solution, Guid.NewGuid(), out var series).ShouldBe(solution.Length == 0 ? WorkOutcome.None : WorkOutcome.Refused);
        work.Check(null, solution, Guid.NewGuid(), out _).ShouldBe(solution.Length == 0 ? WorkOutcome.None : WorkOutcome.Refused);
        series.ShouldBeNull();
    }

    /// <summary>As a browser does it.</summary>
    internal static string Solve(string challenge, Guid group)
    {
        var seed = Work.Seed(challenge, group);
        return string.Join(',', Enumerable.Range(0, Work.Puzzles).Select(puzzle =>
        {
            uint number = 0;
            while (!Work.Solves(seed, puzzle, number))
                number++;
            return number.ToString(CultureInfo.InvariantCulture);
        }));
    }

    private sealed record Vector(string Challenge, string Group, string Solution);
}
