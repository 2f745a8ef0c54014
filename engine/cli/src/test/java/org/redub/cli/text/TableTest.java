package org.redub.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsColumnsAndLeavesNoSpaceAtTheEndOfALine() {
    Table table = new Table("<><").row("clip", "ms", "note").row("a", "1200", "x").row("b", "3");
    assertThat(table.toString().lines())
        .containsExactly("clip    ms  note", "a     1200  x", "b        3");
  }

  @Test
  void keepsLongAndWideCellsWhole() {
    String path = "take ".repeat(60) + "テイク.mp4";
    assertThat(new Table("<<").row("x".repeat(200), path).toString().lines())
        .containsExactly("x".repeat(200) + "  " + path);
  }

  @Test
  void refusesMoreCellsThanColumns() {
    assertThatThrownBy(() -> new Table("<").row("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row must have at most 1 cells, got 2");
  }
}
