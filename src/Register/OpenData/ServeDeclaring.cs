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
        endpoints.MapGet($"{Address}/challenge", (Work work) => TypedResults.Ok(new ApiChallenge(work.NewChallenge(), Work.Puzzles, Work.Bits, Work.Hours)))
            .AllowAnonymous().WithMetadata(new NetworkLimitedAttribute(NetworkPolicy.ReadingApi))
            .AddEndpointFilter(new NeedsKeysAttribute()).WithSummary("What to work on before declaring").ProducesProblem(StatusCodes.Status429TooManyRequests);
        endpoints.MapPost(Address, DeclareAsync)
            .AllowAnonymous().WithMetadata(new NetworkLimitedAttribute(NetworkPolicy.Declaring))
            .AddEndpointFilter(new NeedsKeysAttribute()).WithSummary("Declares one person or a group").Produces<ApiDeclared>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> DeclareAsync(ApiNewDeclarations sent, Declare declare, Work work, Text text, CancellationToken cancel)
    {
        var mistakes = new ModelStateDictionary();
        var people = Read(sent, mistakes, text);
        var outcome = work.Check(sent.Challenge, sent.Solution, sent.Group, out var series);
        if (outcome == WorkOutcome.Refused)
            mistakes.AddError("solution", text["declare.workRefused"]);
        if (!mistakes.IsValid)
            return Invalid(mistakes);
        var result = await declare.DeclareAsync(new GroupId(sent.Group), people, Origin.Web with { Series = series }, cancel);
        return result.Outcome switch
        {
            DeclareOutcome.Accepted => (IResult)TypedResults.Ok(new ApiDeclared(result.Receipt!.ToString(), result.Positions)),
            DeclareOutcome.AlreadySealed or DeclareOutcome.IdTaken or DeclareOutcome.GroupClosed =>
                TypedResults.Problem(text["declare.sentBefore"], statusCode: StatusCodes.Status409Conflict),
            DeclareOutcome.GroupFull => Invalid(mistakes, text["declare.tooMany", ("count", DeclareModel.MaxPeople)]),
            DeclareOutcome.NoOrganisation => Invalid(mistakes, text["declare.organisationMissing"]),
        };
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

    private static ValidationProblem Invalid(ModelStateDictionary mistakes, string ofPeople)
    {
        mistakes.AddError("people", ofPeople);
        return Invalid(mistakes);
    }

    private static ValidationProblem Invalid(ModelStateDictionary mistakes) => TypedResults.ValidationProblem(
        mistakes.Where(each => each.Value!.Errors.Count > 0).ToDictionary(each => each.Key, each => each.Value!.Errors.Select(error => error.ErrorMessage).ToArray()));
}
