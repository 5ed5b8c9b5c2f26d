using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TransparencyLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "edge",
                schema: "register",
                table: "log_state",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "root",
                schema: "register",
                table: "log_state",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "verifier_key",
                schema: "register",
                table: "log_state",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "annulments",
                schema: "register",
                columns: table => new
                {
                    index = table.Column<long>(type: "bigint", nullable: false),
                    entry = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_annulments", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                schema: "register",
                columns: table => new
                {
                    size = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkpoints", x => x.size);
                });

            migrationBuilder.CreateTable(
                name: "day_totals",
                schema: "register",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    organisation = table.Column<int>(type: "integer", nullable: false),
                    declared = table.Column<long>(type: "bigint", nullable: false),
                    annulled = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_totals", x => new { x.day, x.organisation });
                });

            migrationBuilder.CreateTable(
                name: "ordered_annulments",
                schema: "register",
                columns: table => new
                {
                    entry = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    ordered_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordered_annulments", x => x.entry);
                });

            migrationBuilder.CreateTable(
                name: "stale_records",
                schema: "register",
                columns: table => new
                {
                    index = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stale_records", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "witnesses",
                schema: "register",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    cosigned_at = table.Column<long>(type: "bigint", nullable: true),
                    down_since = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_witnesses", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_groups_state_changed_at",
                schema: "register",
                table: "groups",
                columns: new[] { "state", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_annulments_entry",
                schema: "register",
                table: "annulments",
                column: "entry",
                unique: true);

            // What was sealed before there were totals.
            migrationBuilder.Sql(
                """INSERT INTO "register"."day_totals" (day, organisation, declared, annulled) SELECT day, organisation, SUM(count), 0 FROM "register"."tallies" GROUP BY day, organisation""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "annulments",
                schema: "register");

            migrationBuilder.DropTable(
                name: "checkpoints",
                schema: "register");

            migrationBuilder.DropTable(
                name: "day_totals",
                schema: "register");

            migrationBuilder.DropTable(
                name: "ordered_annulments",
                schema: "register");

            migrationBuilder.DropTable(
                name: "stale_records",
                schema: "register");

            migrationBuilder.DropTable(
                name: "witnesses",
                schema: "register");

            migrationBuilder.DropIndex(
                name: "IX_groups_state_changed_at",
                schema: "register",
                table: "groups");

            migrationBuilder.DropColumn(
                name: "edge",
                schema: "register",
                table: "log_state");

            migrationBuilder.DropColumn(
                name: "root",
                schema: "register",
                table: "log_state");

            migrationBuilder.DropColumn(
                name: "verifier_key",
                schema: "register",
                table: "log_state");
        }
    }
}
