"""Templates are filled in one pass, and the policy admits what it is given."""

import pytest

from gorno_badakhshan.explore.markup import content_hash
from gorno_badakhshan.explore.template import filled, security_policy, shipped


def test_a_text_that_looks_like_a_placeholder_stays() -> None:
    """A text of a record may contain one."""
    assert filled("{{a}}-{{b}}", {"a": "{{b}}", "b": "{{a}}"}) == "{{b}}-{{a}}"


def test_a_placeholder_without_a_part_is_a_mistake() -> None:
    """A gap in the page would be seen by nobody."""
    with pytest.raises(KeyError):
        filled("{{a}}", {})


def test_the_policy_forbids_all_but_the_scripts_and_the_style() -> None:
    """No request, no form, no other base."""
    policy = security_policy("one()", "p {}", "two()")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert all(content_hash(text) in policy for text in ("one()", "p {}", "two()"))


def test_the_templates_are_shipped() -> None:
    """With the parts that the code fills."""
    assert "{{data}}" in shipped("page.html")
