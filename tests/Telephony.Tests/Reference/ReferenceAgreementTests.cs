using Ledgerline.Telephony.Numbers;
using Ledgerline.Telephony.TimeZones;

namespace Ledgerline.Telephony.Tests.Reference;

public class ReferenceAgreementTests(ITestOutputHelper output)
{
    private const int FewestTexts = 3000;
    private const int FewestRegions = 60;
    private const double MostChanged = 0.05;
    private static readonly ReferenceSample Sample = ReferenceSample.Instance;

    [Fact]
    public void Sample_IsMadeAnew_CoversTheWorld()
    {
        var valid = Sample.Answers.Where(answer => answer.IsValid).ToList();
        var regions = valid.Select(answer => answer.Region).Distinct().Count();
        output.WriteLine($"{Sample.Answers.Count} texts, {valid.Count} of them valid numbers of {regions} regions");
        Sample.Answers.Count.ShouldBeGreaterThan(FewestTexts);
        valid.Count.ShouldBeGreaterThan(FewestTexts);
        regions.ShouldBeGreaterThan(FewestRegions);
    }

    [Fact]
    public void Reader_OverTheReferencesOwnData_AgreesOnEveryText()
    {
        var differences = Sample.Answers.Select(answer => (Expected: answer, Actual: Read(Sample.Plans, answer)))
            .Where(pair => pair.Expected != pair.Actual).ToList();
        differences.Take(20).ToList().ForEach(pair => output.WriteLine($"expected {pair.Expected}\nactual   {pair.Actual}"));
        output.WriteLine($"{Sample.Answers.Count - differences.Count} of {Sample.Answers.Count} texts read alike");
        differences.ShouldBeEmpty();
    }

    [Fact]
    public void Reader_OverTheShippedData_DiffersOnlyWherePlansChanged()
    {
        var changed = 0;
        foreach (var answer in Sample.Answers)
        {
            var (old, present) = (ReadNumber(Sample.Plans, answer), ReadNumber(NumberPlans.Shipped, answer));
            if (present != old) changed++;
            else present.ShouldBe((answer.E164, answer.IsValid), answer.Text);
        }

        output.WriteLine($"{changed} of {Sample.Answers.Count} texts read otherwise by the present plans");
        ((double)changed / Sample.Answers.Count).ShouldBeLessThan(MostChanged);
    }

    [Fact]
    public void Parse_OfEveryText_AcceptsWhatTheShippedPlansCallValid()
    {
        foreach (var answer in Sample.Answers)
        {
            var (e164, isValid) = ReadNumber(NumberPlans.Shipped, answer);
            var number = PhoneNumber.Parse(answer.Text, answer.DefaultRegion).Number;
            (number?.E164).ShouldBe(isValid ? e164 : null, answer.Text);
        }
    }

    private static (string? E164, bool IsValid) ReadNumber(NumberPlans plans, ReferenceAnswer answer)
    {
        var parsed = NumberParser.Parse(plans, answer.Text, answer.DefaultRegion);
        return parsed.Refusal is null ? (parsed.E164, NumberCheck.FindRefusal(plans, parsed) is null) : (null, false);
    }

    private static ReferenceAnswer Read(NumberPlans plans, ReferenceAnswer question)
    {
        var parsed = NumberParser.Parse(plans, question.Text, question.DefaultRegion);
        if (parsed.Refusal is { } refusal)
        {
            return new ReferenceAnswer(question.Text, question.DefaultRegion, refusal.ToString(), null, false, null, null, null, null);
        }

        var plan = parsed.Plan!;
        var main = plans.FindMain(plan.CallingCode)!;
        var national = parsed.E164[plan.NationalStart..];
        var owner = plans.FindOwner(plan.CallingCode, national);
        var isValid = NumberCheck.FindRefusal(plans, parsed) is null;
        var zones = isValid ? Sample.Zones.Find(ZoneMap.KeyOf(parsed.E164, plan.CallingCode, owner!.KindOf(national))).Ids : [];
        return new ReferenceAnswer(
            question.Text, question.DefaultRegion, null, parsed.E164, isValid, owner?.Region,
            NumberWriter.WriteInternational(main, national), NumberWriter.WriteNational(main, national),
            zones.Count == 0 ? null : string.Join(' ', zones));
    }
}
