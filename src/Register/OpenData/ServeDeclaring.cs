using System.Globalization;
using Ledgerline.Register.Declaring;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Register.OpenData;

/// <summary>Declares by program, as on the page: <c>/api/v1/declarations</c>. Not for other sites' scripts, not kept by anybody, not compressed.</summary>
internal static class ServeDeclaring
{
    private const string Address = $"{Api.Root}/declarations";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet($"{Address}/challenge", ChallengeAsync)
            .AllowAnonymous().WithMetadata(new NetworkLimitedAttribute(NetworkPolicy.ReadingApi))
            .AddEndpointFilter(new NeedsKeysAttribute()).WithSummary("What to work on before declaring").ProducesProblem(StatusCodes.Status429TooManyRequests);
        endpoints.MapPost(Address, DeclareAsync)
            .AllowAnonymous().WithMetadata(new NetworkLimitedAttribute(NetworkPolicy.Declaring))
            .AddEndpointFilter(new NeedsKeysAttribute()).WithSummary("Declares one person or a group").Produces<ApiDeclared>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<ApiChallenge>> ChallengeAsync(Work work, ReadLoad load, CancellationToken cancel)
    {
        var bits = (await load.NowAsync(cancel)).Bits;
        return TypedResults.Ok(new ApiChallenge(work.NewChallenge(bits), Work.Puzzles, bits, Work.Hours));
    }

    private static async Task<IResult> DeclareAsync(ApiNewDeclarations sent, DeclareOnWeb declare, HttpContext context, Text text, CancellationToken cancel)
    {
        var mistakes = new ModelStateDictionary();
        var people = Read(sent, mistakes, text);
        if (!mistakes.IsValid)
            return Invalid(mistakes);
        var result = await declare.DeclareAsync(sent.Group, people, sent.Challenge, sent.Solution, cancel);
        return result.Outcome switch
        {
            WebOutcome.Sent => Answer(result.Declared!, text),
            WebOutcome.WorkRefused => Invalid("solution", text["declare.workRefused"]),
            WebOutcome.Full => Full(context, text["declare.full"]),
            WebOutcome.FullWithoutWork => Full(context, text["declare.fullWithoutWork"]),
        };
    }

    private static IResult Answer(DeclareResult result, Text text) => result.Outcome switch
    {
        DeclareOutcome.Accepted => TypedResults.Ok(new ApiDeclared(result.Receipt!.ToString(), result.Positions)),
        DeclareOutcome.AlreadySealed or DeclareOutcome.IdTaken or DeclareOutcome.GroupClosed =>
            TypedResults.Problem(text["declare.sentBefore"], statusCode: StatusCodes.Status409Conflict),
        DeclareOutcome.GroupFull => Invalid("people", text["declare.tooMany", ("count", DeclareModel.MaxPeople)]),
        DeclareOutcome.NoOrganisation => Invalid("people", text["declare.organisationMissing"]),
    };

    private static ProblemHttpResult Full(HttpContext context, string words)
    {
        context.Response.Headers.RetryAfter = DeclareOnWeb.TryAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(words, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static List<DeclarationDraft> Read(ApiNewDeclarations sent, ModelStateDictionary mistakes, Text text)
    {
        var people = sent.People ?? [];
        if (sent.Group == Guid.Empty)
            mistakes.AddError("group", text["api.idMissing"]);
        if (people.Count == 0)
            mistakes.AddError("people", text["api.nobody"]);
        if (people.Count > DeclareModel.MaxPeople)
            mistakes.AddError("people", text["declare.tooMany", ("count", DeclareModel.MaxPeople)]);
        if (people.Any(each => each is null || each.Id == Guid.Empty) || people.DistinctBy(each => each.Id).Count() != people.Count)
            mistakes.AddError("people", text["api.idMissing"]);
        if (!mistakes.IsValid)
            return [];
        var drafts = new List<DeclarationDraft>();
        for (var i = 0; i < people.Count; i++)
        {
            if (people[i].Row.Read(mistakes, text, $"people[{i}].", number: null) is { } person)
                drafts.Add(new DeclarationDraft(new DeclarationId(people[i].Id), person.Name, person.Kind, person.Organisations) { Details = person.Details });
        }

        return drafts;
    }

    private static ValidationProblem Invalid(string field, string mistake) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [mistake] });

    private static ValidationProblem Invalid(ModelStateDictionary mistakes) => TypedResults.ValidationProblem(
        mistakes.Where(each => each.Value!.Errors.Count > 0).ToDictionary(each => each.Key, each => each.Value!.Errors.Select(error => error.ErrorMessage).ToArray()));
}
