"""The constants of the font's MATH table at one size."""

from typing import NamedTuple


class Constants(NamedTuple):
    """Lengths in thousandths of the em of the page; names as in the OpenType specification."""

    axis_height: float
    accent_base_height: float
    flattened_accent_base_height: float
    display_operator_min_height: float
    subscript_shift_down: float
    subscript_top_max: float
    subscript_baseline_drop_min: float
    superscript_shift_up: float
    superscript_shift_up_cramped: float
    superscript_bottom_min: float
    superscript_baseline_drop_max: float
    sub_superscript_gap_min: float
    superscript_bottom_max_with_subscript: float
    space_after_script: float
    upper_limit_gap_min: float
    upper_limit_baseline_rise_min: float
    lower_limit_gap_min: float
    lower_limit_baseline_drop_min: float
    stack_top_shift_up: float
    stack_top_display_style_shift_up: float
    stack_bottom_shift_down: float
    stack_bottom_display_style_shift_down: float
    stack_gap_min: float
    stack_display_style_gap_min: float
    stretch_stack_gap_above_min: float
    stretch_stack_gap_below_min: float
    fraction_numerator_shift_up: float
    fraction_numerator_display_style_shift_up: float
    fraction_denominator_shift_down: float
    fraction_denominator_display_style_shift_down: float
    fraction_numerator_gap_min: float
    fraction_num_display_style_gap_min: float
    fraction_rule_thickness: float
    fraction_denominator_gap_min: float
    fraction_denom_display_style_gap_min: float
    overbar_vertical_gap: float
    overbar_rule_thickness: float
    overbar_extra_ascender: float
    underbar_vertical_gap: float
    underbar_rule_thickness: float
    underbar_extra_descender: float
    radical_vertical_gap: float
    radical_display_style_vertical_gap: float
    radical_rule_thickness: float
    radical_extra_ascender: float
    radical_kern_before_degree: float
    radical_kern_after_degree: float
