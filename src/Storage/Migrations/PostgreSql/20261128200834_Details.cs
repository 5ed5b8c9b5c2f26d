using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Details : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_groups_state_changed_at",
                schema: "register",
                table: "groups");

            migrationBuilder.AddColumn<long>(
                name: "held_until",
                schema: "register",
                table: "groups",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // What is held already goes on being held for the hour of the default.
            migrationBuilder.Sql("""UPDATE "register"."groups" SET held_until = changed_at + 3600000;""");

            migrationBuilder.AddColumn<int>(
                name: "refusal",
                schema: "register",
                table: "groups",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "series",
                schema: "register",
                table: "groups",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place",
                schema: "register",
                table: "entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "statement",
                schema: "register",
                table: "entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "details_sealed",
                schema: "register",
                table: "declarations",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "watched_names",
                schema: "register",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watched_names", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_groups_state_held_until",
                schema: "register",
                table: "groups",
                columns: new[] { "state", "held_until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "watched_names",
                schema: "register");

            migrationBuilder.DropIndex(
                name: "IX_groups_state_held_until",
                schema: "register",
                table: "groups");

            migrationBuilder.DropColumn(
                name: "held_until",
                schema: "register",
                table: "groups");

            migrationBuilder.DropColumn(
                name: "refusal",
                schema: "register",
                table: "groups");

            migrationBuilder.DropColumn(
                name: "series",
                schema: "register",
                table: "groups");

            migrationBuilder.DropColumn(
                name: "place",
                schema: "register",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "statement",
                schema: "register",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "details_sealed",
                schema: "register",
                table: "declarations");

            migrationBuilder.CreateIndex(
                name: "IX_groups_state_changed_at",
                schema: "register",
                table: "groups",
                columns: new[] { "state", "changed_at" });
        }
    }
}
